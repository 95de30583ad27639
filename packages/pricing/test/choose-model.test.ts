/** Which model values an option, and how that is told. */
import { describe, expect, test } from '@jest/globals';

import { chooseModel, describeModel, type OptionTerms, PRICING_MODELS, ratePaid } from '../src/index.js';

const AMERICAN: OptionTerms = { exerciseStyle: 'AMERICAN', premiumStyle: 'EQUITY' };
const EUROPEAN: OptionTerms = { exerciseStyle: 'EUROPEAN', premiumStyle: 'EQUITY' };
const MARGINED: OptionTerms = { exerciseStyle: 'AMERICAN', premiumStyle: 'FUTURES' };

describe('the model', () => {
  test.each([
    [AMERICAN, 'AMERICAN', 'EXERCISE_STYLE', 'American, exact, because the option can be exercised on any day.'],
    [EUROPEAN, 'BLACK76', 'EXERCISE_STYLE', 'Black-76, because the option is exercised at expiry only.'],
    [
      MARGINED,
      'BLACK76',
      'FUTURES_STYLE_PREMIUM',
      'Black-76, because the premium is margined: it is not discounted, and exercise before expiry gains nothing.',
    ],
  ] as const)('follows the terms %j', (terms, model, reason, sentence) => {
    const chosen = chooseModel(terms, 72.1, 40);
    expect(chosen).toEqual({ model, reason });
    expect(describeModel(chosen, 72.1, 40)).toBe(sentence);
  });

  test('is Bachelier for a future that is not positive, whatever lognormal one is asked for', () => {
    for (const asked of [undefined, 'BLACK76', 'AMERICAN', 'BAW', 'BJERKSUND_STENSLAND'] as const) {
      const chosen = chooseModel(AMERICAN, -37.63, 5, asked);
      expect(chosen).toEqual({ model: 'BACHELIER', reason: 'NOT_LOGNORMAL' });
      expect(describeModel(chosen, -37.63, 5)).toBe(
        'Bachelier, because the future at -37.63 is not positive: a lognormal model knows no such price.',
      );
    }
    expect(chooseModel(EUROPEAN, 0, 5).model).toBe('BACHELIER');
  });

  test('is Bachelier for a strike that is not positive', () => {
    const chosen = chooseModel(AMERICAN, 20.4, -5);
    expect(chosen).toEqual({ model: 'BACHELIER', reason: 'NOT_LOGNORMAL' });
    expect(describeModel(chosen, 20.4, -5)).toBe(
      'Bachelier, because the strike at -5 is not positive: a lognormal model knows no such price.',
    );
  });

  test.each(PRICING_MODELS)('is %s where that is asked for', (asked) => {
    const chosen = chooseModel(MARGINED, 72.1, 40, asked);
    expect(chosen).toEqual({ model: asked, reason: 'ASKED_FOR' });
    expect(describeModel(chosen, 72.1, 40)).toMatch(/, because it was asked for\.$/u);
  });

  test('follows the terms where no forward and no strike is known', () => {
    expect(chooseModel(AMERICAN, NaN, NaN).model).toBe('AMERICAN');
  });
});

describe('the rate of a premium', () => {
  test('is none where it is margined', () => {
    expect(ratePaid(MARGINED, 0.04)).toBe(0);
    expect(ratePaid(AMERICAN, 0.04)).toBe(0.04);
    expect(ratePaid(EUROPEAN, -0.005)).toBe(-0.005);
  });
});

import { Arg, Ctx, Query, Resolver } from 'type-graphql';

import type {
  AveragePriceCalculation,
  OptionCalculation,
  SpreadOptionCalculation,
  StrategyAnswer,
} from '../../slices/options/index.js';
import type { Context } from '../context.js';
import { calculationAsked, optionAsked, strategyAsked } from './answer-size.js';
import {
  AveragePriceOptionCalculationObject,
  OptionCalculationObject,
  SpreadOptionCalculationObject,
} from './calculation.object-types.js';
import {
  AveragePriceOptionInput,
  OptionCalculationInput,
  SpreadOptionInput,
  StrategyInput,
} from './calculators.inputs.js';
import { StrategyAnalysisObject } from './strategy.object-types.js';
import { withoutNulls } from './without-nulls.js';

@Resolver()
export class CalculatorsResolver {
  @Query(() => OptionCalculationObject, {
    description: 'The price of an option at a volatility, or the volatility at a price, with all Greeks.',
    complexity: optionAsked,
  })
  async calculateOption(
    @Arg('input', () => OptionCalculationInput, { description: 'The option and its market.' })
    input: OptionCalculationInput,
    @Ctx() { calculator }: Context,
  ): Promise<OptionCalculation> {
    return calculator.option(withoutNulls(input));
  }

  @Query(() => SpreadOptionCalculationObject, {
    description: 'The price of an option on the difference of two futures by every model, with sensitivities.',
    complexity: calculationAsked,
  })
  async calculateSpreadOption(
    @Arg('input', () => SpreadOptionInput, { description: 'The option and its market.' }) input: SpreadOptionInput,
    @Ctx() { calculator }: Context,
  ): Promise<SpreadOptionCalculation> {
    return calculator.spreadOption(withoutNulls(input));
  }

  @Query(() => AveragePriceOptionCalculationObject, {
    description: "The price of an option on the average of a future's fixings, with sensitivities.",
    complexity: calculationAsked,
  })
  async calculateAveragePriceOption(
    @Arg('input', () => AveragePriceOptionInput, { description: 'The option and its market.' })
    input: AveragePriceOptionInput,
    @Ctx() { calculator }: Context,
  ): Promise<AveragePriceCalculation> {
    return calculator.averagePriceOption(withoutNulls(input));
  }

  @Query(() => StrategyAnalysisObject, {
    description:
      'Cost, Greeks, payoff, break-evens and extremes of up to 12 legs, and profit and loss over prices, vols and days. ' +
      'A leg that is not listed is refused with the nearest that are.',
    complexity: strategyAsked,
  })
  async analyzeStrategy(
    @Arg('input', () => StrategyInput, { description: 'The legs, and what to show of them.' }) input: StrategyInput,
    @Ctx() { calculator }: Context,
  ): Promise<StrategyAnswer> {
    return calculator.strategy({ ...withoutNulls(input), legs: input.legs.map(withoutNulls) });
  }
}

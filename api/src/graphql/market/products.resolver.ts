import { PRODUCT_CODES, parseFuturesSymbol } from '@cushing/products';
import type { FuturesContract, ProductCode } from '@cushing/products';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import { AppError } from '../../shared/errors.js';
import type { Context } from '../context.js';
import { SharedAnswer } from '../shared-answers.js';
import { ProductCodeEnum } from './enums.js';
import { toContract, toProduct } from './market.map.js';
import { FuturesContractObject, ProductObject } from './product.object-types.js';

@Resolver()
export class ProductsResolver {
  @SharedAnswer()
  @Query(() => [ProductObject], { description: 'Every product, crude first.' })
  async products(@Ctx() { market }: Context): Promise<ProductObject[]> {
    const coverage = await market.coverage();
    return PRODUCT_CODES.map((code) => toProduct(code, coverage.get(code)));
  }

  @SharedAnswer()
  @Query(() => ProductObject, { description: 'One product.' })
  async product(
    @Arg('code', () => ProductCodeEnum, { description: 'Its exchange code.' }) code: ProductCode,
    @Ctx() { market }: Context,
  ): Promise<ProductObject> {
    return toProduct(code, (await market.coverage()).get(code));
  }

  @SharedAnswer()
  @Query(() => FuturesContractObject, { description: 'The terms of one contract, listed or expired.' })
  futuresContract(
    @Arg('symbol', () => String, { description: 'As in "CLZ26"; four-digit years are understood.' }) symbol: string,
  ): FuturesContractObject {
    const { product, month } = contractOf(symbol);
    return toContract(product, month);
  }
}

@Resolver(() => FuturesContractObject)
export class FuturesContractResolver {
  @FieldResolver(() => ProductObject, { description: 'What it is a contract of.' })
  async product(@Root() contract: FuturesContractObject, @Ctx() { market }: Context): Promise<ProductObject> {
    return toProduct(contract.productCode, (await market.coverage()).get(contract.productCode));
  }
}

/**
 * @throws {AppError} BAD_USER_INPUT for a symbol that does not parse
 */
export function contractOf(symbol: string): FuturesContract {
  const parsed = parseFuturesSymbol(symbol);
  if (parsed.status === 'error') throw new AppError('BAD_USER_INPUT', parsed.message, { reason: parsed.reason });
  return parsed.contract;
}

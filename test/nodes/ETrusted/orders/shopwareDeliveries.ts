import { changed } from './changedShopware';

/** Deliveries of an order of Shopware, as its state machine and its promotions leave them. */

export interface Delivery {
	state?: string | null;
	costs?: unknown;
	latest?: string;
	id?: string;
}

export const delivery = ({ state, costs, latest, id }: Delivery) => ({
	...(id === undefined ? {} : { id }),
	stateMachineState: typeof state === 'string' ? { technicalName: state } : (state ?? null),
	...(costs === undefined ? {} : { shippingCosts: { totalPrice: costs } }),
	...(latest === undefined ? {} : { shippingDateLatest: latest }),
});
export const withDeliveries = (...deliveries: Delivery[]) =>
	changed('deliveries', deliveries.map(delivery));

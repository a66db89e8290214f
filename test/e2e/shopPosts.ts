import { PACKAGE_NAME, PACKAGE_VERSION } from '../../nodes/ETrusted/helpers/package';
import { bigOrder } from '../nodes/ETrusted/orders/samples/bigCommerce';
import { billbeeOrder } from '../nodes/ETrusted/orders/samples/billbee';
import { magentoOrder } from '../nodes/ETrusted/orders/samples/magento';
import { plentyOrder } from '../nodes/ETrusted/orders/samples/plentyOne';
import { prestaOrderWithLookups } from '../nodes/ETrusted/orders/samples/prestaShop';
import { shopifyOrder, shopifyProducts } from '../nodes/ETrusted/orders/samples/shopify';
import { shopwareWebhook } from '../nodes/ETrusted/orders/samples/shopware';
import { wooOrder } from '../nodes/ETrusted/orders/samples/wooCommerce';

/** What every payload has. */
const base = {
	type: 'after_sales',
	channel: { id: 'my-shop', type: 'user_defined' },
	system: PACKAGE_NAME,
	systemVersion: PACKAGE_VERSION,
};

/** What a shop posts, and what becomes of it. */
export interface Shop {
	fillFrom: string;
	/** What the shop posts. */
	order: object;
	/** What the merchant fills in beside the consent field. */
	parameters: Record<string, unknown>;
	payload: object;
	/** What makes the same order one that must not be sent, and what is then said. */
	notSent: { order: object; reason: RegExp };
}

export const shops: Shop[] = [
	{
		fillFrom: 'wooCommerceOrder',
		order: wooOrder,
		parameters: {},
		payload: {
			...base,
			defaultLocale: 'de_DE',
			customer: {
				firstName: 'Jördis',
				lastName: 'Ackermann',
				reference: '318',
				email: 'joerdis.ackermann@example.de',
			},
			transaction: { reference: 'R-2026-0417', date: '2026-10-25T01:30:00.000Z' },
			products: [
				{
					sku: '40',
					name: 'Tasse „Förde“',
					url: 'https://kueste.example/laden/?post_type=product&p=40',
					imageUrl: 'https://kueste.example/laden/wp-content/uploads/tasse-blau.jpg',
					gtin: '4006381333931',
				},
				{
					sku: 'TEESET',
					name: 'Tee &amp; Gebäck',
					url: 'https://kueste.example/laden/?post_type=product&p=61',
				},
				{
					sku: '70',
					name: 'Postkarte',
					url: 'https://kueste.example/laden/?post_type=product&p=70',
				},
			],
		},
		notSent: {
			order: { ...wooOrder, status: 'processing' },
			reason: /^The order is "processing", not "completed"$/,
		},
	},
	{
		fillFrom: 'shopifyOrder',
		order: shopifyOrder,
		parameters: { orderOptions: { productDetails: JSON.stringify(shopifyProducts) } },
		payload: {
			...base,
			defaultLocale: 'fr_FR',
			customer: {
				firstName: 'Élodie',
				lastName: 'Marchand',
				reference: '7012345678901',
				email: 'elodie@example.fr',
			},
			transaction: { reference: '#1042-FR', date: '2026-03-29T01:02:11.000Z' },
			products: [
				{
					sku: 'PAN-G',
					name: 'Panier tressé',
					url: 'https://tanneurs.example/products/panier-tresse',
					imageUrl: 'https://cdn.example/panier.jpg',
					brand: 'Osier & Cie',
					gtin: '3760001234567',
				},
				{
					sku: '8105',
					name: 'Lampe',
					url: 'https://tanneurs.example/fr/products/lampe',
					imageUrl: 'https://cdn.example/lampe.jpg',
					brand: 'Lueur',
				},
			],
		},
		notSent: { order: { ...shopifyOrder, test: true }, reason: /test/ },
	},
	{
		fillFrom: 'shopwareOrder',
		order: shopwareWebhook.body,
		parameters: { shopUrl: 'https://vasen.example/de/' },
		payload: {
			...base,
			defaultLocale: 'de_AT',
			customer: {
				firstName: 'Henrike',
				lastName: 'Voß',
				reference: 'K-20117',
				email: 'henrike.voss@example.de',
			},
			transaction: { reference: '10042', date: '2026-10-25T00:30:00.000Z' },
			estimatedDeliveryDate: '2026-10-31',
			products: [
				{
					sku: 'V-10.2',
					name: 'Vase „Schlei“ grün',
					url: 'https://vasen.example/de/detail/55555555555555555555555555555555',
					imageUrl: 'https://cdn.example/media/vase-gruen.jpg',
				},
				{
					sku: 'abababababababababababababababab',
					name: 'Untersetzer',
					url: 'https://vasen.example/de/detail/abababababababababababababababab',
				},
			],
		},
		notSent: {
			order: {
				...shopwareWebhook.body.data.payload.order,
				stateMachineState: { technicalName: 'cancelled' },
			},
			reason: /cancelled/,
		},
	},
	{
		fillFrom: 'magentoOrder',
		order: magentoOrder,
		parameters: { shopUrl: 'joga.example' },
		payload: {
			...base,
			customer: {
				firstName: 'Agnieszka',
				lastName: 'Nowak',
				reference: '88',
				email: 'agnieszka@example.pl',
			},
			transaction: { reference: '000000102', date: '2026-10-24T22:30:04.000Z' },
			products: [
				{
					sku: 'MH01-S-Gray',
					name: 'Bluza z kapturem',
					url: 'https://joga.example/catalog/product/view/id/67',
				},
				{
					sku: '24-WG080-24-WG081',
					name: 'Zestaw do jogi',
					url: 'https://joga.example/catalog/product/view/id/51',
				},
			],
		},
		notSent: {
			order: { ...magentoOrder, state: 'processing' },
			reason: /^The order is "processing", not "complete"$/,
		},
	},
	{
		fillFrom: 'bigCommerceOrder',
		order: bigOrder,
		parameters: { consentField: 'Review invitation', shopUrl: 'https://berg.example' },
		payload: {
			...base,
			defaultLocale: 'de_AT',
			customer: {
				firstName: 'Øyvind',
				lastName: "O'Malley-Größ",
				reference: '118',
				email: 'oeyvind@kunde.example',
			},
			transaction: { reference: '3071', date: '2026-10-25T00:30:15.000Z' },
			products: [
				{
					sku: 'ROPE-60',
					name: 'Seil „Nordwand“',
					url: 'https://berg.example/products.php?productId=21',
					brand: 'Edelfels',
					gtin: '4006381333931',
				},
				{ sku: '30', name: 'Set', url: 'https://berg.example/products.php?productId=30' },
				{ sku: 'CHALK', name: 'Chalk', url: 'https://berg.example/products.php?productId=40' },
				{ sku: 'TOPO', name: 'Topo (PDF)', url: 'https://berg.example/products.php?productId=60' },
			],
		},
		notSent: {
			order: { ...bigOrder, order_source: 'amazon' },
			reason: /^The order came from a marketplace \(order_source is "amazon"\)$/,
		},
	},
	{
		fillFrom: 'billbeeOrder',
		order: billbeeOrder,
		parameters: { consentField: 'bewertung-ok' },
		payload: {
			...base,
			defaultLocale: 'de_DE',
			customer: {
				firstName: 'Gesche',
				lastName: 'Åkerström',
				reference: '1204',
				email: 'gesche@kunde.example',
			},
			transaction: { reference: '#W-2107', date: '2026-10-25T01:30:15.000Z' },
		},
		notSent: {
			order: { ...billbeeOrder.Data, Tags: [] },
			reason: /no field "bewertung-ok"/,
		},
	},
	{
		fillFrom: 'plentyOneOrder',
		order: plentyOrder,
		parameters: { consentField: '1001', shopUrl: 'https://kannen.example' },
		payload: {
			...base,
			defaultLocale: 'de_DE',
			customer: {
				firstName: 'Ingeborg',
				lastName: 'Thüring-Łukasz',
				reference: 'K-7800',
				email: 'ingeborg@kunde.example',
			},
			transaction: { reference: '61300', date: '2026-10-25T00:30:15.000Z' },
			estimatedDeliveryDate: '2026-10-30',
			products: [
				{
					sku: 'TK-NL-B',
					name: 'Teekanne „Nordlicht“, blau',
					url: 'https://kannen.example/a-511',
					gtin: '4006381333931',
				},
				{ sku: '2055', name: 'Teeset', url: 'https://kannen.example/a-515' },
			],
		},
		notSent: {
			order: { ...plentyOrder, typeId: 3 },
			reason: /^It is a return, not a sales order$/,
		},
	},
	{
		fillFrom: 'prestaShopOrder',
		order: prestaOrderWithLookups,
		parameters: { consentField: 'review_club', shopUrl: 'https://leinen.example' },
		payload: {
			...base,
			defaultLocale: 'de_AT',
			customer: {
				firstName: 'Mira',
				lastName: 'Tannert-Łoś',
				reference: '518',
				email: 'mira@kunde.example',
			},
			transaction: { reference: 'QWZMTRKLB', date: '2026-10-25T01:30:15.000Z' },
			products: [
				{
					sku: '57',
					name: 'Leinenhemd „Fjord“ (Größe : M)',
					url: 'https://leinen.example/index.php?controller=product&id_product=57',
					gtin: '4006381333931',
				},
				{
					sku: 'KB-01',
					name: 'Kleiderbürste',
					url: 'https://leinen.example/index.php?controller=product&id_product=88',
					gtin: '012345678905',
				},
				{
					sku: '90',
					name: 'Seife',
					url: 'https://leinen.example/index.php?controller=product&id_product=90',
				},
			],
		},
		notSent: {
			order: {
				...prestaOrderWithLookups,
				order: { ...prestaOrderWithLookups.order, module: 'amazon' },
			},
			reason: /^The order came from a marketplace \(module is "amazon"\)$/,
		},
	},
	{
		fillFrom: 'eventPayload',
		order: {
			customer: { email: 'till@example.de', firstName: 'Till' },
			transaction: { reference: 'T-7', date: '2026-11-23 10:00:00' },
			products: [{ sku: 'S-1', name: 'Stuhl', url: 'https://moebel.example/s-1' }],
			metadata: { branch: 'Köln' },
		},
		parameters: {
			consentField: '',
			customerOptedIn: '={{ $json.body.metadata.branch === "Köln" }}',
		},
		payload: {
			...base,
			customer: { email: 'till@example.de', firstName: 'Till' },
			transaction: { reference: 'T-7', date: '2026-11-23T09:00:00.000Z' },
			products: [{ sku: 'S-1', name: 'Stuhl', url: 'https://moebel.example/s-1' }],
			metadata: { branch: 'Köln' },
		},
		notSent: {
			order: { customer: { email: 'till@example.de' }, metadata: { branch: 'Bonn' } },
			reason: /did not opt in/,
		},
	},
];

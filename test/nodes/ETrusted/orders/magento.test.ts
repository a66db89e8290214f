import { magentoGuestOrder, magentoOrder } from './samples/magento';
import { open, read, withValue } from './opened';

test('an order of a customer: no parts, no gift cards, nothing that was taken back', () => {
	expect(read('magentoOrder', magentoOrder, { alsoSend: ['address', 'mobile'], shopUrl: 'https://joga.example/' })).toEqual({
 "values": {
  "customer": {
   "firstName": "Agnieszka",
   "lastName": "Nowak",
   "reference": "88",
   "address": "ul. Długa 5 m. 12, 30-001 Kraków, PL",
   "mobile": "+48601234567"
  },
  "products": [
   {
    "sku": "MH01-S-Gray",
    "name": "Bluza z kapturem",
    "url": "https://joga.example/catalog/product/view/id/67"
   },
   {
    "sku": "24-WG080-24-WG081",
    "name": "Zestaw do jogi",
    "url": "https://joga.example/catalog/product/view/id/51"
   }
  ],
  "customerEmail": "agnieszka@example.pl",
  "transactionReference": "000000102",
  "transactionDate": "2026-10-24T22:30:04.000Z"
 },
 "filledFrom": {
  "customer.email": "customer_email",
  "customer.firstName": "billing_address.firstname",
  "customer.lastName": "billing_address.lastname",
  "customer.reference": "customer_id",
  "customer.address": "billing_address",
  "customer.mobile": "billing_address.telephone",
  "transaction.reference": "increment_id",
  "transaction.date": "created_at",
  "products[0].name": "items[0].name",
  "products[0].url": "Shop URL + items[0].product_id",
  "products[0].sku": "items[0].sku",
  "products[1].name": "items[3].name",
  "products[1].url": "Shop URL + items[3].product_id",
  "products[1].sku": "items[3].sku"
 },
 "missing": {},
 "warnings": [
  "items[1] is left out of the products: it is a part of another product (parent_item_id)",
  "items[4] is left out of the products: it is a part of another product (parent_item_id)",
  "items[5] is left out of the products: it is a gift card (product_type)",
  "items[6] is left out of the products: nothing of it is left (qty_ordered, qty_canceled, qty_refunded)"
 ],
 "problems": []
});
});

test('a guest\'s order, with an address for each product demanded', () => {
	expect(read('magentoOrder', magentoGuestOrder, { alsoSend: ['address', 'mobile'], productsWithoutUrl: 'error' })).toEqual({
 "values": {
  "customer": {
   "firstName": "Ignatius",
   "address": "1 Canal Wharf, LS1 4AP Leeds, GB"
  },
  "products": [],
  "customerEmail": "guest@example.co.uk",
  "transactionReference": "000000103",
  "transactionDate": "2026-03-29T01:30:00.000Z"
 },
 "filledFrom": {
  "customer.email": "billing_address.email",
  "customer.firstName": "customer_firstname",
  "customer.address": "billing_address",
  "transaction.reference": "increment_id",
  "transaction.date": "created_at"
 },
 "missing": {},
 "warnings": [
  "billing_address.telephone \"0113 555 0100\" is not an international phone number (+49 …); it is not used for customer.mobile"
 ],
 "problems": [
  {
   "path": "products",
   "message": "lack the web address of items[0] (\"Kettle\"): fill in Shop URL"
  }
 ]
});
});

test('variants reviewed apart', () => {
	expect(read('magentoOrder', magentoOrder, { shopUrl: 'https://joga.example', reviewVariants: true }).values.products).toEqual([
 {
  "sku": "MH01-S-Gray",
  "name": "Bluza z kapturem-S-Szara",
  "url": "https://joga.example/catalog/product/view/id/67"
 },
 {
  "sku": "MH01-M-Blue",
  "name": "Bluza z kapturem",
  "url": "https://joga.example/catalog/product/view/id/67"
 },
 {
  "sku": "24-WG080-24-WG081",
  "name": "Zestaw do jogi",
  "url": "https://joga.example/catalog/product/view/id/51"
 }
]);
});

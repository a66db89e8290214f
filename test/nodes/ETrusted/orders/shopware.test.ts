import { shopwareGuestOrder, shopwareOrder, shopwareProducts, shopwareWebhook } from './samples/shopware';
import { open, read, withValue } from './opened';

test('an order that the Webhook node received', () => {
	expect(read('shopwareOrder', shopwareWebhook, { alsoSend: ['address', 'mobile'], shopUrl: 'https://vasen.example/de/', productDetails: shopwareProducts })).toEqual({
 "values": {
  "customer": {
   "firstName": "Henrike",
   "lastName": "Voß",
   "reference": "K-20117",
   "address": "Am Sandberg 4 c/o Brandt, 24937 Flensburg, DE",
   "mobile": "+494615550199"
  },
  "products": [
   {
    "sku": "V-10.2",
    "name": "Vase „Schlei“ grün",
    "url": "https://vasen.example/de/detail/55555555555555555555555555555555",
    "imageUrl": "https://cdn.example/media/vase-gruen.jpg",
    "brand": "Schleiwerk",
    "gtin": "4006381333931",
    "mpn": "SCH-10"
   },
   {
    "sku": "abababababababababababababababab",
    "name": "Untersetzer",
    "url": "https://vasen.example/de/detail/abababababababababababababababab",
    "brand": "Filzerei",
    "gtin": "96385074"
   }
  ],
  "customerEmail": "henrike.voss@example.de",
  "transactionReference": "10042",
  "transactionDate": "2026-10-25T00:30:00.000Z",
  "defaultLocale": "de_AT",
  "estimatedDeliveryDate": "2026-10-31"
 },
 "filledFrom": {
  "customer.email": "orderCustomer.email",
  "customer.firstName": "orderCustomer.firstName",
  "customer.lastName": "orderCustomer.lastName",
  "customer.reference": "orderCustomer.customerNumber",
  "customer.address": "addresses[billingAddressId]",
  "customer.mobile": "addresses[billingAddressId].phoneNumber",
  "transaction.reference": "orderNumber",
  "transaction.date": "orderDateTime",
  "defaultLocale": "language.locale.code",
  "estimatedDeliveryDate": "deliveries[1].shippingDateLatest",
  "products[0].name": "lineItems[0].label",
  "products[0].url": "Shop URL + lineItems[0].productId",
  "products[0].sku": "lineItems[0].payload.productNumber",
  "products[0].imageUrl": "lineItems[0].cover.url",
  "products[0].brand": "productDetails[1].manufacturer.name",
  "products[0].gtin": "productDetails[1].ean",
  "products[0].mpn": "productDetails[1].manufacturerNumber",
  "products[1].name": "lineItems[4].label",
  "products[1].url": "Shop URL + lineItems[4].productId",
  "products[1].sku": "lineItems[4].productId",
  "products[1].brand": "productDetails[2].manufacturer.translated.name",
  "products[1].gtin": "productDetails[2].ean"
 },
 "missing": {},
 "warnings": [
  "lineItems[2] is left out of the products: it is a part of another product (parentId)",
  "lineItems[6] is left out of the products: productId names no product"
 ],
 "problems": []
});
});

test('a guest\'s order of the Admin API, without the shop\'s address', () => {
	expect(read('shopwareOrder', shopwareGuestOrder, { alsoSend: ['address', 'mobile'] })).toEqual({
 "values": {
  "customer": {
   "lastName": "Pichler",
   "address": "Ringstraße 1, 1010 Wien, AT",
   "mobile": "+436641234567"
  },
  "products": [],
  "customerEmail": "gast@example.at",
  "transactionReference": "10043",
  "transactionDate": "2026-10-25T00:30:00.000Z",
  "estimatedDeliveryDate": "2026-10-31"
 },
 "filledFrom": {
  "customer.email": "orderCustomer.email",
  "customer.lastName": "orderCustomer.lastName",
  "customer.address": "billingAddress",
  "customer.mobile": "billingAddress.phoneNumber",
  "transaction.reference": "orderNumber",
  "transaction.date": "orderDateTime",
  "estimatedDeliveryDate": "deliveries[1].shippingDateLatest"
 },
 "missing": {},
 "warnings": [
  "lineItems[0] (\"Vase „Schlei“ grün\") is left out of the products: it has no web address; fill in Shop URL",
  "lineItems[1] (\"Vase „Schlei“ blau\") is left out of the products: it has no web address; fill in Shop URL",
  "lineItems[2] is left out of the products: it is a part of another product (parentId)",
  "lineItems[4] (\"Untersetzer\") is left out of the products: it has no web address; fill in Shop URL",
  "lineItems[6] is left out of the products: productId names no product"
 ],
 "problems": []
});
});

test('variants reviewed apart', () => {
	expect(read('shopwareOrder', shopwareOrder, { shopUrl: 'https://vasen.example', reviewVariants: true }).values.products).toEqual([
 {
  "sku": "V-10.2",
  "name": "Vase „Schlei“ grün",
  "url": "https://vasen.example/detail/55555555555555555555555555555555",
  "imageUrl": "https://cdn.example/media/vase-gruen.jpg"
 },
 {
  "sku": "V-10.3",
  "name": "Vase „Schlei“ blau",
  "url": "https://vasen.example/detail/88888888888888888888888888888888"
 },
 {
  "sku": "abababababababababababababababab",
  "name": "Untersetzer",
  "url": "https://vasen.example/detail/abababababababababababababababab"
 }
]);
});

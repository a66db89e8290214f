import { shopifyOrder, shopifyProducts, shopifyTestNotification, shopifyTillOrder } from './samples/shopify';
import { open, read, withValue } from './opened';

test('an order: only goods that were bought, are left, and have a page', () => {
	expect(read('shopifyOrder', shopifyOrder, { alsoSend: ['address', 'mobile'], productDetails: shopifyProducts })).toEqual({
 "values": {
  "customer": {
   "firstName": "Élodie",
   "lastName": "Marchand",
   "reference": "7012345678901",
   "address": "14 rue des Tanneurs Bât. B, 68000 Colmar, FR",
   "mobile": "+33612345678"
  },
  "products": [
   {
    "sku": "PAN-G",
    "name": "Panier tressé",
    "url": "https://tanneurs.example/products/panier-tresse",
    "imageUrl": "https://cdn.example/panier.jpg",
    "brand": "Osier & Cie",
    "gtin": "3760001234567"
   },
   {
    "sku": "8105",
    "name": "Lampe",
    "url": "https://tanneurs.example/fr/products/lampe",
    "imageUrl": "https://cdn.example/lampe.jpg",
    "brand": "Lueur"
   }
  ],
  "customerEmail": "elodie@example.fr",
  "transactionReference": "#1042-FR",
  "transactionDate": "2026-03-29T01:02:11.000Z",
  "defaultLocale": "fr_FR"
 },
 "filledFrom": {
  "customer.email": "email",
  "customer.firstName": "billing_address.first_name",
  "customer.lastName": "billing_address.last_name",
  "customer.reference": "customer.id",
  "customer.address": "billing_address",
  "customer.mobile": "customer.phone",
  "transaction.reference": "name",
  "transaction.date": "processed_at",
  "defaultLocale": "customer_locale",
  "products[0].name": "line_items[0].title",
  "products[0].url": "order_status_url + productDetails[0].handle",
  "products[0].sku": "line_items[0].sku",
  "products[0].imageUrl": "productDetails[0].image.src",
  "products[0].brand": "line_items[0].vendor",
  "products[0].gtin": "productDetails[0].variants[0].barcode",
  "products[1].name": "line_items[7].title",
  "products[1].url": "productDetails[1].onlineStoreUrl",
  "products[1].sku": "line_items[7].product_id",
  "products[1].imageUrl": "productDetails[1].images[0].src",
  "products[1].brand": "line_items[7].vendor"
 },
 "missing": {},
 "warnings": [
  "line_items[2] is left out of the products: it is a gift card (gift_card)",
  "line_items[3] is left out of the products: it is a tip (tip_payment_gateway)",
  "line_items[4] is left out of the products: product_id names no product",
  "line_items[5] is left out of the products: nothing of it is left (quantity, refunds)",
  "line_items[6] is left out of the products: its product was deleted (product_exists)"
 ],
 "problems": []
});
});

test('variants reviewed apart', () => {
	expect(read('shopifyOrder', shopifyOrder, { productDetails: shopifyProducts, reviewVariants: true }).values.products).toEqual([
 {
  "sku": "PAN-G",
  "name": "Panier tressé - Grand",
  "url": "https://tanneurs.example/products/panier-tresse",
  "imageUrl": "https://cdn.example/panier.jpg",
  "brand": "Osier & Cie",
  "gtin": "3760001234567"
 },
 {
  "sku": "43002",
  "name": "Panier tressé - Petit",
  "url": "https://tanneurs.example/products/panier-tresse",
  "imageUrl": "https://cdn.example/panier-petit.jpg",
  "brand": "Osier & Cie"
 },
 {
  "sku": "43040",
  "name": "Lampe",
  "url": "https://tanneurs.example/fr/products/lampe",
  "imageUrl": "https://cdn.example/lampe.jpg",
  "brand": "Lueur"
 }
]);
});

test('an order of a till, from a version without current_quantity', () => {
	expect(read('shopifyOrder', shopifyTillOrder, { alsoSend: ['address', 'mobile'], shopUrl: 'pier.example', productsWithoutUrl: 'shopUrl' })).toEqual({
 "values": {
  "customer": {
   "firstName": "Marisol",
   "reference": "207119551",
   "address": "2 Pier St, 04530 Bath, US",
   "mobile": "+12075550199"
  },
  "products": [
   {
    "sku": "ROPE",
    "name": "Rope",
    "url": "https://pier.example"
   }
  ],
  "customerEmail": "walk-in@example.com",
  "transactionReference": 1001,
  "transactionDate": "2026-07-01T16:00:00.000Z"
 },
 "filledFrom": {
  "customer.email": "contact_email",
  "customer.firstName": "customer.first_name",
  "customer.reference": "customer.id",
  "customer.address": "shipping_address",
  "customer.mobile": "phone",
  "transaction.reference": "order_number",
  "transaction.date": "created_at",
  "products[0].name": "line_items[0].title",
  "products[0].url": "Shop URL",
  "products[0].sku": "line_items[0].sku"
 },
 "missing": {},
 "warnings": [
  "line_items[1] is left out of the products: nothing of it is left (quantity, refunds)"
 ],
 "problems": []
});
});

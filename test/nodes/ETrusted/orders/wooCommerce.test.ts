import { wooGuestOrder, wooOrder, wooProducts } from './samples/wooCommerce';
import { open, read, withValue } from './opened';

test('an order of a customer: a product for each parent, parts of bundles and deleted products left out', () => {
	expect(read('wooCommerceOrder', wooOrder, { alsoSend: ['address', 'mobile'] })).toEqual({
 "values": {
  "customer": {
   "firstName": "Jördis",
   "lastName": "Ackermann",
   "reference": "318",
   "address": "Lindenallee 12 Hinterhaus, 48143 Münster, DE",
   "mobile": "+492515550123"
  },
  "products": [
   {
    "sku": "40",
    "name": "Tasse „Förde“",
    "url": "https://kueste.example/laden/?post_type=product&p=40",
    "imageUrl": "https://kueste.example/laden/wp-content/uploads/tasse-blau.jpg",
    "gtin": "4006381333931"
   },
   {
    "sku": "TEESET",
    "name": "Tee &amp; Gebäck",
    "url": "https://kueste.example/laden/?post_type=product&p=61"
   },
   {
    "sku": "70",
    "name": "Postkarte",
    "url": "https://kueste.example/laden/?post_type=product&p=70"
   }
  ],
  "customerEmail": "joerdis.ackermann@example.de",
  "transactionReference": "R-2026-0417",
  "transactionDate": "2026-10-25T01:30:00.000Z",
  "defaultLocale": "de_DE"
 },
 "filledFrom": {
  "customer.email": "billing.email",
  "customer.firstName": "billing.first_name",
  "customer.lastName": "billing.last_name",
  "customer.reference": "customer_id",
  "customer.address": "billing",
  "customer.mobile": "billing.phone",
  "transaction.reference": "number",
  "transaction.date": "date_created_gmt",
  "defaultLocale": "meta_data.wpml_language",
  "products[0].name": "line_items[0].parent_name",
  "products[0].url": "_links.self[0].href + line_items[0].product_id",
  "products[0].sku": "line_items[0].product_id",
  "products[0].imageUrl": "line_items[0].image.src",
  "products[0].gtin": "line_items[0].global_unique_id",
  "products[1].name": "line_items[2].name",
  "products[1].url": "_links.self[0].href + line_items[2].product_id",
  "products[1].sku": "line_items[2].sku",
  "products[2].name": "line_items[5].name",
  "products[2].url": "_links.self[0].href + line_items[5].product_id",
  "products[2].sku": "line_items[5].product_id"
 },
 "missing": {},
 "warnings": [
  "line_items[2].global_unique_id \"978-3-16-148410-0\" is not a GTIN of 8, 12, 13 or 14 digits; it is not used for products[1].gtin",
  "line_items[3] is left out of the products: it is a part of another product (bundled_by)",
  "line_items[4] is left out of the products: product_id names no product"
 ],
 "problems": []
});
});

test('a guest's order: what billing lacks comes from shipping, never from the company', () => {
	expect(read('wooCommerceOrder', wooGuestOrder, { alsoSend: ['address', 'mobile'], zone: 'America/New_York' })).toEqual({
 "values": {
  "customer": {
   "firstName": "Odessa",
   "address": "9 Harbor Rd, 04101 Portland, US"
  },
  "products": [
   {
    "sku": "93",
    "name": "Ship – in a \"Bottle\"",
    "url": "https://bluedoor.example/?post_type=product&p=93"
   }
  ],
  "customerEmail": "orders@bluedoor.example",
  "transactionReference": "727",
  "transactionDate": "2026-11-01T06:30:00.000Z",
  "defaultLocale": "en_US"
 },
 "filledFrom": {
  "customer.email": "billing.email",
  "customer.firstName": "shipping.first_name",
  "customer.address": "shipping",
  "transaction.reference": "number",
  "transaction.date": "date_created",
  "defaultLocale": "meta_data.trp_language",
  "products[0].name": "line_items[0].name",
  "products[0].url": "_links.self[0].href + line_items[0].product_id",
  "products[0].sku": "line_items[0].product_id"
 },
 "missing": {},
 "warnings": [
  "billing.phone \"(555) 010-4477\" is not an international phone number (+49 …); it is not used for customer.mobile",
  "date_created has no time zone; it is read in the workflow's (America/New_York)"
 ],
 "problems": []
});
});

test('products that were looked up give the parent\'s SKU and page', () => {
	expect(read('wooCommerceOrder', wooOrder, { productDetails: wooProducts }).values.products).toEqual([
 {
  "sku": "TASSE",
  "name": "Tasse „Förde“",
  "url": "https://kueste.example/laden/produkt/tasse-foerde/",
  "imageUrl": "https://kueste.example/laden/wp-content/uploads/tasse-blau.jpg",
  "brand": "Kontor & Küste",
  "gtin": "4006381333931",
  "mpn": "KK-T1"
 },
 {
  "sku": "TEESET-2",
  "name": "Tee &amp; Gebäck",
  "url": "https://kueste.example/laden/produkt/teeset/"
 },
 {
  "sku": "70",
  "name": "Postkarte",
  "url": "https://kueste.example/laden/?post_type=product&p=70"
 }
]);
});

test('variants reviewed apart', () => {
	expect(read('wooCommerceOrder', wooOrder, { productDetails: wooProducts, reviewVariants: true }).values.products).toEqual([
 {
  "sku": "TASSE-BL",
  "name": "Tasse „Förde“ – Farbe: Blau",
  "url": "https://kueste.example/laden/produkt/tasse-foerde/",
  "imageUrl": "https://kueste.example/laden/wp-content/uploads/tasse-blau.jpg",
  "brand": "Kontor & Küste",
  "gtin": "4006381333931",
  "mpn": "KK-T1"
 },
 {
  "sku": "TASSE-RT",
  "name": "Tasse „Förde“ – Farbe: Rot",
  "url": "https://kueste.example/laden/produkt/tasse-foerde/?attribute_pa_farbe=rot",
  "brand": "Kontor & Küste",
  "gtin": "40063813",
  "mpn": "KK-T1-R"
 },
 {
  "sku": "TEESET",
  "name": "Tee &amp; Gebäck",
  "url": "https://kueste.example/laden/produkt/teeset/"
 },
 {
  "sku": "70",
  "name": "Postkarte",
  "url": "https://kueste.example/laden/?post_type=product&p=70"
 }
]);
});

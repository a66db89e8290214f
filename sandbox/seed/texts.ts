/** What people write of one mood: a review is an opening with its title, and often a detail and a closing. */
export interface Mood {
	openings: [title: string, sentence: string][];
	details: string[];
	closings: string[];
}

/** What is written in one language: of 4 and 5 stars, of 3, and of 1 and 2. */
export interface Voice {
	locale: string;
	/** Of the account's channels, in their order: which one these customers buy from. */
	channel: 0 | 1 | 2;
	names: [firstName: string, lastName: string][];
	good: Mood;
	mixed: Mood;
	bad: Mood;
	replies: { thanks: string[]; sorry: string[] };
}

export const voices: Voice[] = [
	{
		locale: 'de_DE',
		channel: 0,
		names: [
			['Jörg', 'Weiß'],
			['Annika', 'Schröder'],
			['Mehmet', 'Yıldız'],
			['Sabine', 'Köhler'],
			['Lukas', 'Brandt'],
			['Helga', 'von der Heide'],
			['Jürgen', 'Groß'],
			['Aylin', 'Demir'],
			['Björn', 'Petersen'],
			['Katharina', 'Müller-Lüdenscheidt'],
		],
		good: {
			openings: [
				['Super schnell', 'Am Montag bestellt, am Mittwoch war das Paket da.'],
				['Alles bestens', 'Von der Bestellung bis zur Lieferung hat alles reibungslos geklappt.'],
				['Gerne wieder!', 'Schon meine dritte Bestellung hier, und wieder keine Enttäuschung.'],
				['Sehr zufrieden', 'Sehr schöner Shop mit ehrlichen Produktbeschreibungen.'],
				['Top Qualität 👍', 'Die Ware war liebevoll und ohne unnötiges Plastik verpackt.'],
				[
					'Rundum gelungen',
					'Bin durch eine Freundin auf den Shop gekommen und wurde nicht enttäuscht.',
				],
			],
			details: [
				'Die Farbe entspricht genau den Fotos.',
				'Auf meine Frage zur Größe bekam ich innerhalb einer Stunde eine freundliche Antwort.',
				'Der Umtausch in eine andere Größe war kostenlos und ging schnell.',
				'Die Verarbeitung ist für den Preis wirklich hervorragend.',
				'Sogar eine handgeschriebene Karte lag bei!',
				'Die Sendungsverfolgung war jederzeit aktuell.',
			],
			closings: [
				'Klare Empfehlung.',
				'Hier bestelle ich wieder.',
				'Vielen Dank an das ganze Team!',
				'Weiter so!',
				'Fünf Sterne sind hier verdient.',
			],
		},
		mixed: {
			openings: [
				[
					'Lieferung könnte schneller sein',
					'Das Produkt selbst ist in Ordnung, der Versand hat aber acht Tage gedauert.',
				],
				['Licht und Schatten', 'Der Artikel gefällt mir, die Verpackung war leider beschädigt.'],
				['Ganz okay', 'Im Großen und Ganzen zufrieden, mit Abstrichen.'],
				['Geht so', 'Die Qualität ist durchschnittlich, der Preis dafür etwas hoch.'],
			],
			details: [
				'Die Anleitung fehlte, ich musste sie mir im Internet suchen.',
				'Von zwei bestellten Artikeln kam einer erst eine Woche später.',
				'Die Farbe ist deutlich dunkler als auf dem Foto.',
				'Am Telefon hing ich 20 Minuten in der Warteschleife.',
			],
			closings: [
				'Mal sehen, wie es beim nächsten Mal läuft.',
				'Für den Preis hätte ich mehr erwartet.',
				'Die Rückerstattung der Versandkosten fand ich fair.',
			],
		},
		bad: {
			openings: [
				['Wo bleibt mein Paket?', 'Seit drei Wochen warte ich auf mein Paket.'],
				['Ware kam defekt an', 'Die Lampe kam mit einem Sprung im Glas an.'],
				['Falscher Artikel', 'Es wurde der falsche Artikel geliefert.'],
				['Enttäuscht', 'Nach zwei Monaten ist die Naht gerissen.'],
			],
			details: [
				'Auf drei E-Mails hat niemand geantwortet.',
				'Die Rücksendung soll ich auch noch selbst bezahlen.',
				'Laut Sendungsverfolgung liegt es seit dem 2. in einem Lager „zur Klärung“.',
				'Am Telefon wurde ich zweimal weitergereicht & dann aufgelegt.',
			],
			closings: [
				'So macht man sich keine Freunde.',
				'Ich habe das Geld über PayPal zurückgefordert.',
				'Schade, früher war der Laden besser.',
			],
		},
		replies: {
			thanks: [
				'Vielen Dank für Ihre Bewertung! Wir freuen uns, dass alles gepasst hat.',
				'Herzlichen Dank, das Lob geben wir gerne an die Kolleginnen im Lager weiter.',
			],
			sorry: [
				'Es tut uns leid, dass das schiefgegangen ist. Bitte schreiben Sie uns Ihre Bestellnummer an service@mueller-soehne.example, wir kümmern uns sofort darum.',
				'Das darf nicht passieren. Der Ersatz ist heute auf den Weg gegangen.\n\nIhr Team von Müller & Söhne',
			],
		},
	},
	{
		locale: 'en_GB',
		channel: 1,
		names: [
			['Olivia', "O'Connor"],
			['Harry', 'Whitfield'],
			['Priya', 'Sharma'],
			['Callum', 'McAllister'],
			['Grace', 'Adeyemi'],
			['Siân', 'Llewellyn'],
			['Tom', 'Baker'],
		],
		good: {
			openings: [
				['Quick & easy', 'Ordered on Sunday evening and it arrived on Tuesday.'],
				[
					'Couldn’t be happier',
					'This is the second time I have bought from them and it will not be the last.',
				],
				['Lovely little shop', 'Bought as a birthday present for my mum, who loves it.'],
				['Great service', 'Easy to order, fair price and no surprises at checkout.'],
				['Exactly as described', 'The quality is far better than I expected for £24.90.'],
			],
			details: [
				'They emailed me a one-hour delivery slot, and the driver kept to it.',
				'I had picked the wrong size and they swapped it without any fuss.',
				'Everything was wrapped in paper rather than plastic, which I appreciate.',
				'Customer service answered my question within minutes.',
				'The colour matches the pictures perfectly.',
			],
			closings: [
				'Highly recommended.',
				'Will definitely order again.',
				'Thank you!',
				'Five stars from me.',
			],
		},
		mixed: {
			openings: [
				['Decent, but slow', 'The product is fine, but delivery took nine days instead of three.'],
				['Mixed feelings', 'Good quality, although the box arrived rather battered.'],
				['OK for the price', 'It does what it should, no more and no less.'],
			],
			details: [
				'I never received a tracking number.',
				'One of the two items was missing and had to be sent separately.',
				'The instructions are in German only.',
			],
			closings: [
				'They did refund the postage, so three stars.',
				'I might give them another try.',
				'Room for improvement.',
			],
		},
		bad: {
			openings: [
				['Very disappointed', 'Paid for next-day delivery and it turned up eleven days later.'],
				['Broke after a week', 'The zip broke the second time I used it.'],
				['Avoid', 'I was sent somebody else’s order.'],
			],
			details: [
				'Three emails, no reply.',
				'They want me to pay for the return myself.',
				'The chat assistant kept sending me the same link.',
			],
			closings: [
				'I have asked my bank for the money back.',
				'I will not be ordering here again.',
				'Such a shame, as the shop looks nice.',
			],
		},
		replies: {
			thanks: [
				'Thank you for taking the time to write this, it made our morning!',
				'Thanks a lot, and enjoy it!',
			],
			sorry: [
				'We are sorry about this. A replacement is on its way, and you can keep the first one.',
				'That is not how it should be. Could you send us your order number at hello@mueller-sons.example?',
			],
		},
	},
	{
		locale: 'fr_CH',
		channel: 2,
		names: [
			['Chloé', 'Favre'],
			['Jean-Luc', 'Rochat'],
			['Élodie', 'Perret'],
			['François', 'Dubois'],
			['Noémie', 'Crettaz'],
		],
		good: {
			openings: [
				['Livraison rapide', 'Commande passée le soir, reçue deux jours plus tard.'],
				['Parfait', 'Site clair, paiement simple, colis très soigné.'],
				['Je recommande', 'C’est la deuxième fois que je commande et tout s’est bien passé.'],
				['Très satisfaite', 'Le produit est encore plus beau que sur les photos.'],
			],
			details: [
				'L’échange de taille a été fait sans discussion.',
				'Le service client m’a répondu très gentiment.',
				'Un petit mot écrit à la main accompagnait le colis.',
				'La qualité est au rendez-vous.',
			],
			closings: ['Merci à toute l’équipe !', 'Je recommanderai sans hésiter.', 'À bientôt !'],
		},
		mixed: {
			openings: [
				['Un peu long', 'Bon produit, mais la livraison a pris dix jours.'],
				['Peut mieux faire', 'L’article est conforme, l’emballage était abîmé.'],
			],
			details: ['Le suivi du colis ne fonctionnait pas.', 'La notice n’existe qu’en allemand.'],
			closings: ['Dommage pour les frais de port.', 'À voir la prochaine fois.'],
		},
		bad: {
			openings: [
				['Colis jamais reçu', 'Toujours rien reçu après quatre semaines.'],
				['Déçue', 'L’article est arrivé cassé.'],
			],
			details: ['Aucune réponse à mes courriels.', 'On me demande de payer le retour.'],
			closings: ['Je ne commanderai plus ici.', 'J’attends toujours mon remboursement…'],
		},
		replies: {
			thanks: ['Un grand merci pour votre avis, au plaisir de vous revoir !'],
			sorry: ['Nous sommes désolés. Votre remboursement part aujourd’hui même.'],
		},
	},
	{
		locale: 'it_IT',
		channel: 2,
		names: [
			['Giulia', 'D’Angelo'],
			['Niccolò', 'Bianchi'],
		],
		good: {
			openings: [
				['Tutto perfetto', 'Spedizione velocissima e imballaggio curato.'],
				['Ottimo negozio', 'Il prodotto corrisponde alla descrizione, la qualità è molto buona.'],
			],
			details: ['Anche il servizio clienti è stato gentile.', 'Mia figlia ne è entusiasta.'],
			closings: ['Lo consiglio.', 'Tornerò a comprare qui.'],
		},
		mixed: {
			openings: [
				['Nella media', 'Il prodotto va bene, ma è arrivato con una settimana di ritardo.'],
			],
			details: ['Il codice di tracciamento non funzionava.'],
			closings: ['Si può migliorare.'],
		},
		bad: {
			openings: [['Pacco danneggiato', 'Il pacco è arrivato aperto e mancava un pezzo.']],
			details: ['Ho scritto due volte senza risposta.'],
			closings: ['Non comprerò più.'],
		},
		replies: {
			thanks: ['Grazie mille per la recensione!'],
			sorry: ['Ci dispiace molto: il pezzo mancante parte oggi.'],
		},
	},
	{
		locale: 'nl_NL',
		channel: 0,
		names: [
			['Sanne', 'de Vries'],
			['Daniël', 'van den Berg'],
		],
		good: {
			openings: [
				['Snel geleverd', 'Besteld op vrijdag en maandag al in huis.'],
				['Prima winkel', 'Mooi product en netjes verpakt.'],
			],
			details: ['De klantenservice spreekt zelfs Nederlands.', 'De maat klopt precies.'],
			closings: ['Zeker een aanrader.', 'Tot de volgende keer!'],
		},
		mixed: {
			openings: [['Redelijk', 'Het product is goed, maar de doos was beschadigd.']],
			details: ['De levering duurde langer dan beloofd.'],
			closings: ['Het kan beter.'],
		},
		bad: {
			openings: [['Niet blij', 'Na drie weken nog steeds geen pakket.']],
			details: ['Niemand neemt de telefoon op.'],
			closings: ['Ik wil mijn geld terug.'],
		},
		replies: {
			thanks: ['Dank je wel voor de fijne beoordeling!'],
			sorry: ['Onze excuses, we sturen vandaag een nieuw pakket.'],
		},
	},
];

/** Products of the account, for product reviews. */
export const products = [
	{
		sku: 'TL-100-WH',
		name: 'Tischleuchte „Lübeck“, weiß',
		gtin: '04006381333931',
		brand: 'Müller & Söhne',
	},
	{ sku: 'WS-42', name: 'Wollschal aus Merino, 180 cm', gtin: '4006381333948', brand: 'Nordwolle' },
	{ sku: 'BP/7 "XL"', name: 'Daypack 7 l – XL straps', gtin: '5012345678900', brand: 'Hillside' },
	{ sku: '00815', name: 'Set of 4 espresso cups', gtin: '7610000000012', brand: 'Crema' },
];

import type { Voice } from './voice';

export const german: Voice = {
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
};

import type { Voice } from './voice';

export const italian: Voice = {
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
		openings: [['Nella media', 'Il prodotto va bene, ma è arrivato con una settimana di ritardo.']],
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
};

import type { Voice } from './voice';

export const dutch: Voice = {
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
};

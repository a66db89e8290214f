import type { Voice } from './voice';

export const french: Voice = {
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
};

/** Where things are in the eTrusted Control Centre, as its help centre names them. */
export const PLACES = {
	history: 'in the eTrusted Control Centre, under Reviews > Invites > History',
	eventTypes: 'in the eTrusted Control Centre, under Automation > Events',
	inviteSettings:
		'in the eTrusted Control Centre, under Settings > Channel Settings > the channel > Optimise Review Collection',
};

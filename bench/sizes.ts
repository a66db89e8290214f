/** How much is measured. The median of the rounds counts. */
export interface Sizes {
	/** At 50 ms latency: events in a run, and of those one at a time. */
	waiting: { events: number; oneAtATime: number; rounds: number };
	/** At no latency. More rounds, because the ratio aimed at is near to 1. */
	instant: { events: number; rounds: number };
	/** The numbers of items whose cost per event is compared. */
	growing: { counts: [number, number, number]; rounds: number };
	/** Items in a run whose memory is measured. */
	memory: { count: number };
	/** Orders in a run that are read by preset. */
	preset: { orders: number; rounds: number };
	/** How often one order is sent, with many remembered. */
	once: { rounds: number };
	/** Reviews that are read, and those that are replied to at 50 ms latency. */
	reviews: { count: number; replies: number; rounds: number };
}

export const fullSizes: Sizes = {
	waiting: { events: 500, oneAtATime: 100, rounds: 3 },
	instant: { events: 2000, rounds: 7 },
	growing: { counts: [100, 1000, 10_000], rounds: 3 },
	memory: { count: 10_000 },
	preset: { orders: 500, rounds: 5 },
	once: { rounds: 25 },
	reviews: { count: 10_000, replies: 500, rounds: 5 },
};

/** To see that it works; ratios of so short runs say little. */
export const quickSizes: Sizes = {
	waiting: { events: 100, oneAtATime: 20, rounds: 3 },
	instant: { events: 200, rounds: 3 },
	growing: { counts: [20, 100, 500], rounds: 3 },
	memory: { count: 500 },
	preset: { orders: 100, rounds: 3 },
	once: { rounds: 7 },
	reviews: { count: 2000, replies: 100, rounds: 3 },
};

/** How much is measured. */
export interface Sizes {
	/** Of each measurement; the median counts. */
	rounds: number;
	/** Events in a run at 50 ms latency, and of those one at a time. */
	waiting: { events: number; oneAtATime: number };
	/** Events in a run at no latency. */
	instant: number;
	/** The numbers of items whose cost per event is compared. */
	growing: [number, number, number];
	/** Items in a run whose memory is measured. */
	memory: number;
}

export const fullSizes: Sizes = {
	rounds: 5,
	waiting: { events: 500, oneAtATime: 100 },
	instant: 2000,
	growing: [100, 1000, 10_000],
	memory: 10_000,
};

/** To see that it works; ratios of so short runs say little. */
export const quickSizes: Sizes = {
	rounds: 3,
	waiting: { events: 100, oneAtATime: 20 },
	instant: 200,
	growing: [20, 100, 500],
	memory: 500,
};

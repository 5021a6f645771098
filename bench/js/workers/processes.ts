/** How many processes, or threads, accept: as many as the machines of the targets have cores. */
export const PROCESSES = 2;

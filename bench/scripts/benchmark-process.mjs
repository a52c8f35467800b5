const [name, size] = process.argv.slice(2);
const { default: benchmark, sizes } = await import(`../${name}.mjs`);
const comparisons = await benchmark(sizes[size]);
// What a peer leaves running would hold the process open.
process.send(comparisons, () => process.exit());

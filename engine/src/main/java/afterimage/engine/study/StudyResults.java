package afterimage.engine.study;

import afterimage.engine.Words;
import afterimage.engine.evaluate.Evaluation;
import afterimage.engine.measure.Score;
import afterimage.engine.model.Branch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A study and what has come of it: the progress of every run, the results of those measured, both in its order. */
public record StudyResults(Study study, List<RunProgress> progress, List<RunResult> results) {
    /** A number over so many seeds: its mean, the smallest and the largest. */
    public record Spread(double mean, double low, double high, long count) {
        /** @param values one a seed; those that are null do not count */
        static Optional<Spread> of(Stream<Double> values) {
            DoubleSummaryStatistics all =
                    values.filter(Objects::nonNull).mapToDouble(d -> d).summaryStatistics();
            return all.getCount() == 0
                    ? Optional.empty()
                    : Optional.of(new Spread(all.getAverage(), all.getMin(), all.getMax(), all.getCount()));
        }

        /** E.g. {@code 0.0213 (0.0210 to 0.0217)}; of one seed the number alone. */
        public String words(int decimals) {
            String format = "%." + decimals + "f";
            return Words.of(count == 1 ? format : format + " (" + format + " to " + format + ")", mean, low, high);
        }
    }

    /** How much more one member's number is, seed by seed, with its 95 % interval: what a seed does to both cancels. */
    public record PairedDifference(double mean, double margin) {
        /** The 0.975 quantiles of Student's t for 1 to 15 degrees of freedom. */
        private static final double[] T = {
            12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131
        };

        /** @param differences one a seed, two to 16 */
        static PairedDifference of(List<Double> differences) {
            int n = differences.size();
            double mean = differences.stream().mapToDouble(d -> d).average().orElseThrow();
            double squares = differences.stream()
                    .mapToDouble(d -> (d - mean) * (d - mean))
                    .sum();
            return new PairedDifference(mean, T[n - 2] * Math.sqrt(squares / (n - 1) / n));
        }

        /** Whether the interval has zero in it, so that the two are not told apart. */
        boolean mayBeChance() {
            return Math.abs(mean) <= margin;
        }

        /** E.g. {@code 0.0120 ± 0.0031}. */
        String words(int decimals) {
            return Words.of("%." + decimals + "f ± %." + decimals + "f", mean, margin);
        }
    }

    /** Whether every run is finished and measured. */
    public boolean isComplete() {
        return results.size() == progress.size();
    }

    public List<RunResult> of(Member member) {
        return results.stream().filter(r -> r.run().member().equals(member)).toList();
    }

    /** A number of a decoder over the seeds; empty where the member has none, no result yet, or it no meaning. */
    public Optional<Spread> spread(Member member, Branch branch, Function<Score, Double> number) {
        Stream<Score> scores = of(member).stream().map(result -> result.score(branch));
        return Spread.of(scores.filter(Objects::nonNull).map(number));
    }

    /** The member with the lowest squared error of a decoder, in the mean over its seeds. */
    Optional<Member> best(Branch branch) {
        return study.members().stream()
                .filter(member -> spread(member, branch, Score::mse).isPresent())
                .min(Comparator.comparingDouble(member ->
                        spread(member, branch, Score::mse).orElseThrow().mean()));
    }

    /** How much higher the squared error is than that of another; empty without two seeds that both finished. */
    Optional<PairedDifference> difference(Member member, Member other, Branch branch) {
        List<Double> differences = new ArrayList<>();
        for (RunResult own : of(member)) {
            of(other).stream()
                    .filter(result -> result.run().seed() == own.run().seed())
                    .filter(result -> own.score(branch) != null && result.score(branch) != null)
                    .forEach(result -> differences.add(
                            own.score(branch).mse() - result.score(branch).mse()));
        }
        return differences.size() < 2 ? Optional.empty() : Optional.of(PairedDifference.of(differences));
    }

    /** Squared error a pixel of the mean image, over all results. */
    Optional<Spread> meanImage(Branch branch) {
        boolean future = branch == Branch.PREDICTION;
        Stream<Evaluation> all = results.stream().map(RunResult::evaluation);
        Stream<Score> guesses = all.map(each -> future ? each.meanImage() : each.meanImageInput());
        return Spread.of(guesses.filter(Objects::nonNull).map(Score::mse));
    }
}

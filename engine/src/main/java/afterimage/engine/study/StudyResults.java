package afterimage.engine.study;

import afterimage.engine.measure.Score;
import afterimage.engine.model.Branch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** A study and what has come of it: the progress of every run, the results of those measured, both in its order. */
public record StudyResults(Study study, List<RunProgress> progress, List<RunResult> results) {
    /** Whether every run is finished and measured. */
    public boolean isComplete() {
        return results.size() == progress.size();
    }

    public List<RunResult> of(Member member) {
        return results.stream()
                .filter(result -> result.run().member().equals(member))
                .toList();
    }

    /** A number of a decoder over the seeds; empty where the member has none, no result yet, or it no meaning. */
    public Optional<Spread> spread(Member member, Branch branch, Function<Score, Double> number) {
        return Spread.of(of(member).stream()
                .map(result -> result.score(branch))
                .filter(Objects::nonNull)
                .map(number));
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
        return Spread.of(results.stream().map(result -> result.meanImageMse(branch)));
    }
}

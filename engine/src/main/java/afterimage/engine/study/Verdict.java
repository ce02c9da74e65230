package afterimage.engine.study;

import afterimage.engine.Words;
import afterimage.engine.measure.Score;
import afterimage.engine.model.Branch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What numbers say and no more: a difference that may be zero is none, and one seed tells nothing about chance. */
public final class Verdict {
    private static final int DECIMALS = 5;

    /** @param more than the best one's error; null with fewer than two seeds that both are finished with */
    private record Standing(Member member, StudyResults.Spread mse, StudyResults.PairedDifference more) {
        String words() {
            return member.name() + " with " + mse.words(DECIMALS)
                    + (more == null ? "" : ", more by " + more.words(DECIMALS));
        }
    }

    /** One paragraph; never empty. */
    public static String of(StudyResults results) {
        if (results.results().isEmpty()) {
            return "No run is finished and measured yet, so there is no verdict.";
        }
        List<String> sentences = new ArrayList<>();
        if (!results.isComplete()) {
            sentences.add(Words.of(
                    "So far %,d of %,d runs are finished.",
                    results.results().size(), results.progress().size()));
        }
        for (Branch branch : results.study().branches()) {
            List<Standing> order = standings(results, branch);
            if (!order.isEmpty()) {
                sentences.add(comparison(branch, order.get(0), order.subList(1, order.size())));
                results.meanImage(branch)
                        .flatMap(mean -> againstMeanImage(branch, order, mean.mean()))
                        .ifPresent(sentences::add);
            }
        }
        return String.join(" ", sentences);
    }

    /** The best first. */
    private static List<Standing> standings(StudyResults results, Branch branch) {
        Member best = results.best(branch).orElse(null);
        List<Standing> order = new ArrayList<>();
        for (Member member : results.study().members()) {
            StudyResults.PairedDifference more = member == best
                    ? null
                    : results.difference(member, best, branch).orElse(null);
            results.spread(member, branch, Score::mse).ifPresent(mse -> order.add(new Standing(member, mse, more)));
        }
        order.sort(Comparator.comparingDouble(standing -> standing.mse.mean()));
        return order;
    }

    private static String comparison(Branch branch, Standing best, List<Standing> others) {
        if (others.isEmpty()) {
            return "The " + branch.id() + " of " + best.member.name() + " has a squared error of "
                    + best.mse.words(DECIMALS) + "; there is nothing to hold it against.";
        }
        String begin = "Lowest squared error of the " + branch.id() + ": " + best.words();
        if (others.stream().allMatch(other -> other.more == null)) {
            return begin + names(", then ", others, other -> true)
                    + "; with one seed each, how much of that is chance is not known.";
        }
        return begin
                + names("; told apart from ", others, other -> other.more != null && !other.more.mayBeChance())
                + names("; not told apart from ", others, other -> other.more != null && other.more.mayBeChance())
                + names("; with one seed only, ", others, other -> other.more == null)
                + " (means and ranges over seeds; ± is the 95 % interval of the difference, seed by seed).";
    }

    private static String names(String begin, List<Standing> others, Predicate<Standing> which) {
        String names = others.stream().filter(which).map(Standing::words).collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : begin + names;
    }

    private static Optional<String> againstMeanImage(Branch branch, List<Standing> order, double mean) {
        List<String> useless = order.stream()
                .filter(standing -> standing.mse.mean() >= mean)
                .map(standing -> standing.member.name())
                .toList();
        boolean all = useless.size() == order.size() && order.size() > 1;
        String names = all ? "every member" : String.join(", ", useless);
        String sentence = "The %s of %s is no better than the mean image (%." + DECIMALS + "f).";
        return useless.isEmpty() ? Optional.empty() : Optional.of(Words.of(sentence, branch.id(), names, mean));
    }
}

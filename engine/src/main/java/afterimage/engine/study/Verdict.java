package afterimage.engine.study;

import afterimage.engine.measure.Score;
import afterimage.engine.model.Branch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a study's numbers say, in a sentence for each decoder, and no more: members whose difference over the seeds may be
 * zero are not told apart, one seed tells nothing about chance, and an error that the mean image has too is no success.
 */
public final class Verdict {
    private static final int DECIMALS = 5;

    private record Standing(Member member, Spread mse) {}

    private final StudyResults results;

    private Verdict(StudyResults results) {
        this.results = results;
    }

    /** One paragraph; never empty. */
    public static String of(StudyResults results) {
        return new Verdict(results).words();
    }

    private String words() {
        if (results.results().isEmpty()) {
            return "No run is finished and measured yet, so there is no verdict.";
        }
        List<String> sentences = new ArrayList<>();
        if (!results.isComplete()) {
            sentences.add(String.format(
                    Locale.ROOT,
                    "So far %,d of %,d runs are finished.",
                    results.results().size(),
                    results.progress().size()));
        }
        for (Branch branch : results.study().branches()) {
            sentence(branch, sentences);
        }
        return String.join(" ", sentences);
    }

    private void sentence(Branch branch, List<String> sentences) {
        List<Standing> order = new ArrayList<>();
        for (Member member : results.study().members()) {
            results.spread(member, branch, Score::mse).ifPresent(mse -> order.add(new Standing(member, mse)));
        }
        if (order.isEmpty()) {
            return;
        }
        order.sort(Comparator.comparingDouble(standing -> standing.mse.mean()));
        Standing best = order.get(0);
        if (order.size() == 1) {
            sentences.add("The " + branch.id() + " of " + best.member.name() + " has a squared error of "
                    + best.mse.words(DECIMALS) + "; there is nothing to hold it against.");
        } else {
            sentences.add(comparison(branch, best, order.subList(1, order.size())));
        }
        results.meanImage(branch).ifPresent(mean -> againstMeanImage(branch, order, mean.mean(), sentences));
    }

    private String comparison(Branch branch, Standing best, List<Standing> others) {
        List<Standing> single = others.stream()
                .filter(other -> difference(branch, best, other).isEmpty())
                .toList();
        String begin = "Lowest squared error of the " + branch.id() + ": " + name(best);
        if (single.size() == others.size()) {
            return begin + ", then " + others.stream().map(Verdict::name).collect(Collectors.joining(", "))
                    + "; with one seed each, how much of that is chance is not known.";
        }
        List<Standing> paired =
                others.stream().filter(other -> !single.contains(other)).toList();
        List<Standing> same = paired.stream()
                .filter(other -> difference(branch, best, other).orElseThrow().mayBeChance())
                .toList();
        List<Standing> apart =
                paired.stream().filter(other -> !same.contains(other)).toList();
        String words = apart.isEmpty() ? "" : "; told apart from " + names(branch, best, apart);
        words += same.isEmpty() ? "" : "; not told apart from " + names(branch, best, same);
        words += single.isEmpty() ? "" : "; with one seed only, " + names(branch, best, single);
        return begin + words
                + " (means and ranges over seeds; ± is the 95 % interval of the difference, seed by seed).";
    }

    private Optional<PairedDifference> difference(Branch branch, Standing best, Standing other) {
        return results.difference(other.member, best.member, branch);
    }

    private static void againstMeanImage(Branch branch, List<Standing> order, double mean, List<String> sentences) {
        List<Standing> useless =
                order.stream().filter(standing -> standing.mse.mean() >= mean).toList();
        if (!useless.isEmpty()) {
            sentences.add(String.format(
                    Locale.ROOT,
                    "The %s of %s is no better than the mean image (%." + DECIMALS + "f).",
                    branch.id(),
                    useless.size() == order.size() && order.size() > 1
                            ? "every member"
                            : useless.stream()
                                    .map(standing -> standing.member.name())
                                    .collect(Collectors.joining(", ")),
                    mean));
        }
    }

    private String names(Branch branch, Standing best, List<Standing> others) {
        return others.stream()
                .map(other -> name(other)
                        + difference(branch, best, other)
                                .map(more -> ", more by " + more.words(DECIMALS))
                                .orElse(""))
                .collect(Collectors.joining(", "));
    }

    private static String name(Standing standing) {
        return standing.member.name() + " with " + standing.mse.words(DECIMALS);
    }
}

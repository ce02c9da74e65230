package afterimage.engine.study;

import afterimage.engine.measure.Score;
import afterimage.engine.model.Branch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a study's numbers say, in a sentence for each decoder, and no more: members whose ranges over the seeds overlap are
 * not told apart, one seed tells nothing about chance, and an error that the mean image has too is no success.
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

    private static String comparison(Branch branch, Standing best, List<Standing> others) {
        int seeds = others.stream().mapToInt(other -> other.mse.count()).min().orElseThrow();
        seeds = Math.min(seeds, best.mse.count());
        String begin = "Lowest squared error of the " + branch.id() + ": " + name(best);
        if (seeds == 1) {
            return begin + ", then " + names(others) + "; with one seed each, how much of that is chance is not known.";
        }
        List<Standing> same =
                others.stream().filter(other -> other.mse.overlaps(best.mse)).toList();
        List<Standing> apart =
                others.stream().filter(other -> !same.contains(other)).toList();
        String told = apart.isEmpty() ? "" : ", apart from " + names(apart);
        String untold = same.isEmpty() ? "" : (apart.isEmpty() ? ", " : "; ") + "not told apart from " + names(same);
        return begin + told + untold + String.format(Locale.ROOT, " (mean and range over %d seeds).", seeds);
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

    private static String names(List<Standing> standings) {
        return standings.stream().map(Verdict::name).collect(Collectors.joining(", "));
    }

    private static String name(Standing standing) {
        return standing.member.name() + " with " + standing.mse.words(DECIMALS);
    }
}

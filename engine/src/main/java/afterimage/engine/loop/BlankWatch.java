package afterimage.engine.loop;

import afterimage.engine.model.Branch;
import afterimage.engine.trace.HeldOut;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Notices a model that answers every clip with the same blank picture: what of its output differs between clips and
 * frames is next to nothing beside what differs in the truth. That is where squared error and cross-entropy send every
 * model first; one that stays there learns nothing. Several looks in a row have to agree, after the beginning.
 */
final class BlankWatch {
    /** Below this share of the truth's spread an output counts as the same for every clip. */
    private static final double SAME = 0.01;
    /** Below this share of the truth's brightness it counts as black. */
    private static final double BLACK = 0.25;

    private static final int LOOKS = 3;
    private static final long BEGINNING = 300;

    private final Map<Branch, FrameSpread> truth;
    private final Map<Branch, Integer> looks = new EnumMap<>(Branch.class);
    private List<Branch> blank = List.of();
    private String warning;

    /** @param truth what each branch should make of the held-out clips */
    BlankWatch(Map<Branch, FrameSpread> truth) {
        this.truth = truth;
    }

    /** One sentence while the output is blank. */
    Optional<String> warning() {
        return Optional.ofNullable(warning);
    }

    /** @return whether that changed anything about the warning */
    boolean see(HeldOut seen) {
        Map<Branch, FrameSpread> outputs = new EnumMap<>(Branch.class);
        seen.made().clips().forEach((branch, clips) -> {
            FrameSpread spread = new FrameSpread(clips.get(0).framePixels());
            clips.forEach(clip -> spread.add(clip.pixels()));
            outputs.put(branch, spread);
        });
        outputs.forEach((branch, output) -> looks.put(
                branch, seen.step() >= BEGINNING && isSame(branch, output) ? looks.getOrDefault(branch, 0) + 1 : 0));
        List<Branch> now = outputs.keySet().stream()
                .filter(branch -> looks.get(branch) >= LOOKS)
                .toList();
        if (now.equals(blank)) {
            return false;
        }
        blank = now;
        warning = now.isEmpty() ? null : sentence(now, outputs);
        return true;
    }

    private boolean isSame(Branch branch, FrameSpread output) {
        return output.spread() < SAME * truth.get(branch).spread();
    }

    private String sentence(List<Branch> branches, Map<Branch, FrameSpread> outputs) {
        String names = branches.stream().map(Branch::id).collect(Collectors.joining(" and "));
        boolean black = branches.stream()
                .allMatch(b -> outputs.get(b).mean() < BLACK * truth.get(b).mean());
        return "The " + names + (branches.size() == 1 ? " is" : " are") + " still the same for every clip ("
                + (black ? "black" : "the mean image")
                + "): usual in the first steps; if it lasts, try another learning rate, the loss BCE or Adam.";
    }
}

package afterimage.app.diagram;

import afterimage.app.feature.Players;
import afterimage.app.glossary.Texts;
import afterimage.app.session.ClipsInView;
import afterimage.app.session.GuestClips;
import afterimage.app.session.Mail;
import afterimage.app.session.Revision;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Shading;
import afterimage.engine.model.Branch;
import afterimage.engine.model.ModelSpec.DecoderInput;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.Trial;
import afterimage.engine.sequence.SequenceSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;

/**
 * Describes the model of the settings as they stand, at the players' present step, and keeps which part is asked about
 * and whether a cell is open.
 */
public final class DiagramViewModel {
    /** Grows whenever anything that is drawn has changed. */
    final Revision revision = new Revision();

    private final Players players;
    private RunSpec spec;
    private ModelDescription description;
    /** Null before the first settings that can work. */
    ModelDiagram diagram;
    /** The open cell, or null while the whole model is shown. */
    CellDiagram cell;
    /** In the open cell. */
    public final CellNumbers numbers;

    boolean seen;
    private String chosen = "code";
    private final ClipsInView playing = new ClipsInView();
    /** Frames of the clips and outputs in view that were asked for. */
    private final Map<Read, float[]> read = new HashMap<>();

    private record Read(int clip, Branch branch, int number) {}

    /** @param settings the run as it would be trained, null while a setting cannot work */
    public DiagramViewModel(ObservableValue<RunSpec> settings, Players players, CellNumbers numbers) {
        this.players = players;
        this.numbers = numbers;
        numbers.revision.addListener((p, before, now) -> revision.grow());
        Stream.of(players.time, players.clip, players.asDecoded)
                .forEach(each -> each.addListener((p, before, now) -> refresh()));
        settings.subscribe(this::take);
    }

    public boolean isEmpty() {
        return diagram == null;
    }

    Optional<Part> chosen() {
        return parts().stream().filter(part -> part.id().equals(chosen)).findFirst();
    }

    /** The parts in view, in the order of keys. */
    List<Part> parts() {
        return cell != null ? cell.parts : diagram == null ? List.of() : diagram.parts();
    }

    /** What is in view, placed so that it fills an area best. */
    Drawing drawing(double width, double height) {
        return cell != null ? CellLayout.of(cell) : ModelLayout.of(diagram, width, height);
    }

    /** What stands in a place, or null where the run in view has nothing for it. */
    CellNumbers.Picture picture(Mark.Image place) {
        if (place instanceof Mark.Map map) {
            return numbers.picture(map.part());
        }
        Mark.Frame frame = (Mark.Frame) place;
        float[] pixels = frame.isBlack() ? null : frame(frame.branch(), frame.number());
        return pixels == null ? null : new CellNumbers.Picture(pixels, Shading.GREY);
    }

    /** Whether anybody looks; otherwise no numbers are asked for. */
    void setSeen(boolean now) {
        seen = now;
        changed();
    }

    /** Whether the model drawn is the one whose numbers there could be. */
    private boolean isInView() {
        return playing.spec() != null && spec.model().equals(playing.spec().model());
    }

    /** Whose cell is open, and why it has no numbers; empty while none is. */
    String where() {
        return cell == null ? "" : cell.layer.name() + (isInView() ? "" : " · " + Texts.of("diagram.numbers.other"));
    }

    /** How the number of the chosen part comes about. */
    Optional<Arithmetic> arithmetic() {
        return cell == null || !numbers.any()
                ? Optional.empty()
                : Optional.of(new Arithmetic(numbers, cell.equations, chosen));
    }

    /** Points at a pixel of a part of the open cell; asks about the part too. */
    void point(String part, double across, double down) {
        if (cell != null && numbers.any()) {
            choose(part);
            numbers.point(part, across, down);
        }
    }

    /**
     * A frame [height, width] of a branch's output, or of the clip that plays for null; null where the run in view has
     * none. The same array each time, as long as the frame is the same.
     */
    float[] frame(Branch branch, int number) {
        List<Clip> clips = playing.clips();
        if (clips.isEmpty() || !hasSameFrames() || number >= clips.get(0).time()) {
            return null;
        }
        int shown = Math.floorMod(players.clip.get(), clips.size());
        return read.computeIfAbsent(new Read(shown, branch, number), r -> read(shown, branch, number));
    }

    private float[] read(int shown, Branch branch, int number) {
        if (branch == null) {
            return playing.clips().get(shown).frame(number);
        }
        int before = branch == Branch.RECONSTRUCTION ? 0 : spec.sequence().inputFrames();
        return playing.output(shown, branch, number - before);
    }

    /** Says so while the frames in the drawing were made by another model than the one drawn; else empty. */
    String note() {
        if (!playing.isSeen() || !hasSameFrames()) {
            return "";
        }
        RunSpec seen = playing.spec();
        return spec.model().equals(seen.model()) ? "" : Texts.of("diagram.note", seen.name());
    }

    private boolean hasSameFrames() {
        SequenceSpec other = playing.spec().sequence();
        return spec.sequence().inputFrames() == other.inputFrames()
                && spec.sequence().futureFrames() == other.futureFrames()
                && spec.sequence().size() == other.size();
    }

    public void choose(String part) {
        if (!part.equals(chosen)) {
            chosen = part;
            changed();
        }
    }

    /** Opens the cell of a layer; other parts are only asked about. */
    public void open(String part) {
        if (cell == null && diagram.isLayer(part)) {
            cell = description.cell(part);
            chosen = CellDiagram.MEMORY;
            changed();
        } else {
            choose(part);
        }
    }

    public void back() {
        if (cell != null) {
            chosen = cell.layer.id();
            cell = null;
            changed();
        }
    }

    public void move(int by) {
        List<Part> parts = parts();
        if (!parts.isEmpty()) {
            int now = chosen().map(parts::indexOf).orElse(0);
            choose(parts.get(Math.floorMod(now + by, parts.size())).id());
        }
    }

    public void show(Mail mail) {
        if (playing.show(mail)) {
            read.clear();
            if (mail.hasAny(GuestClips.class)) {
                describe();
            }
            changed();
        }
    }

    /** Settings that cannot work leave the last ones that could in view. */
    private void take(RunSpec now) {
        if (now != null && !now.equals(spec)) {
            spec = now;
            describe();
        }
    }

    /** The model of the settings, fed as the clips that play say. */
    private void describe() {
        if (spec == null) {
            return;
        }
        Trial trial = playing.guests().trial();
        boolean truth = trial != null && trial.truth() && spec.model().decoderInput() != DecoderInput.NONE;
        description = new ModelDescription(
                truth ? spec.with("model", spec.model().with("decoderInput", DecoderInput.TRUTH)) : spec);
        refresh();
    }

    private void refresh() {
        if (description == null) {
            return;
        }
        diagram = description.at(players.time.get(), players.asDecoded.get());
        if (cell != null) {
            cell = diagram.isLayer(cell.layer.id()) ? description.cell(cell.layer.id()) : null;
        }
        if (chosen().isEmpty()) {
            chosen = cell == null ? "code" : CellDiagram.MEMORY;
        }
        changed();
    }

    private void changed() {
        boolean wanted = seen && cell != null && isInView();
        numbers.follow(wanted ? cell.layer.id() : null, spec == null ? null : spec.model());
        revision.grow();
    }
}

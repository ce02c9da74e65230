package afterimage.app.diagram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.feature.FakePlayers;
import afterimage.app.session.GuestClips;
import afterimage.app.session.Mail;
import afterimage.app.session.ProbingNow;
import afterimage.app.session.Samples;
import afterimage.app.theme.Palette;
import afterimage.engine.cell.OutputGate;
import afterimage.engine.cell.Peephole;
import afterimage.engine.cell.Resolution;
import afterimage.engine.model.Branch;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.ModelSpec.Conditional;
import afterimage.engine.model.ModelSpec.DecoderInput;
import afterimage.engine.model.ModelSpec.OutputFrom;
import afterimage.engine.model.MoverSpec;
import afterimage.engine.model.Task;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.Trial;
import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DiagramViewModelTest {
    private final SimpleObjectProperty<RunSpec> settings = new SimpleObjectProperty<>();
    private final FakePlayers players = new FakePlayers();
    private final IntegerProperty time = players.time;
    private final IntegerProperty clip = players.clip;
    private final BooleanProperty asDecoded = players.asDecoded;
    private final CellNumbers numbers = new CellNumbers(new ProbingNow(), players);
    private final DiagramViewModel model = new DiagramViewModel(settings, players, numbers);

    @BeforeEach
    void begin() {
        time.set(0);
    }

    static Stream<Arguments> models() {
        return Stream.of(Task.values())
                .flatMap(task -> Stream.of(CellKind.values())
                        .flatMap(cell -> Stream.of(DecoderInput.values())
                                .filter(input -> task != Task.NEXT_FRAME || input != DecoderInput.NONE)
                                .map(input -> Arguments.of(task, cell, input))));
    }

    @ParameterizedTest
    @MethodSource("models")
    void allPartsAreThereAndTheirParametersAddUpToTheModels(Task task, CellKind cell, DecoderInput input) {
        RunSpec run = run(task, cell, input, Conditional.ALL, Peephole.CHANNEL, 2);
        settings.set(run);
        ModelDiagram diagram = model.diagram;
        assertEquals(2, diagram.encoder().layers().size());
        assertEquals(
                task.branches(),
                diagram.decoders().stream().map(Unrolled::branch).toList());
        for (Unrolled decoder : diagram.decoders()) {
            assertEquals(input, decoder.input());
            assertEquals(input != DecoderInput.NONE, decoder.fed() != null);
        }
        assertEquals(
                run.summary().parameters(),
                model.parts().stream().mapToLong(Part::parameters).sum());
        assertEquals(
                model.parts().size(),
                new HashSet<>(model.parts().stream().map(Part::id).toList()).size());
        for (Part part : model.parts()) {
            assertFalse(
                    part.about().isBlank()
                            || part.source().isBlank()
                            || part.equations().isEmpty(),
                    part.name());
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void theInsideOfEachCellAddsUpToItsLayer(Task task, CellKind cell, DecoderInput input) {
        List<Peephole> peepholes = cell == CellKind.CONV_LSTM
                ? List.of(Peephole.NONE, Peephole.CHANNEL, Peephole.PIXEL)
                : List.of(Peephole.NONE, Peephole.CHANNEL);
        for (Peephole peephole : peepholes) {
            settings.set(run(task, cell, input, Conditional.ALL, peephole, 2));
            for (Part layer : layers()) {
                model.open(layer.id());
                CellDiagram inside = model.cell;
                assertEquals(
                        layer.parameters(),
                        inside.parts.stream().mapToLong(Part::parameters).sum(),
                        layer.name() + " " + peephole);
                assertEquals(
                        peephole != Peephole.NONE,
                        inside.part(CellDiagram.PEEPHOLES).isPresent());
                boolean free = input == DecoderInput.NONE
                        && layer.id().endsWith("/0")
                        && !layer.id().startsWith("enc");
                assertEquals(!free, inside.equations.input());
                String gate = inside.part("o").orElseThrow().equations().get(0);
                assertEquals(peephole != Peephole.NONE, gate.contains("⊙"));
                model.back();
                assertEquals(layer.id(), model.chosen().orElseThrow().id());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyPartHasAPlaceInsideTheDrawing(Task task, CellKind cell, DecoderInput input) {
        settings.set(run(task, cell, input, Conditional.ALL, Peephole.CHANNEL, 3));
        for (double[] area : new double[][] {{460, 170}, {600, 900}}) {
            inside(ModelLayout.of(model.diagram, area[0], area[1]), model.parts());
        }
        model.open("encoder/0");
        inside(CellLayout.of(model.cell), List.of());
        for (Part part : model.parts()) {
            assertTrue(
                    CellLayout.of(model.cell).areas().stream()
                            .anyMatch(a -> a.part().equals(part)),
                    part.name());
        }
    }

    static Stream<UnaryOperator<ModelSpec>> additions() {
        ModelSpec.Reading ahead = new ModelSpec.Reading(true, null);
        MoverSpec movers = new MoverSpec(2, 8, 6);
        return Stream.of(
                m -> m.with("firstInput", ModelSpec.FirstInput.LAST_FRAME),
                m -> m.with("reading", ahead),
                m -> m.with("outputGate", OutputGate.OLD_MEMORY),
                m -> m.with("movers", movers),
                m -> m.with("movers", movers, "reading", ahead),
                m -> m.with("task", Task.NEXT_FRAME),
                m -> m.with("task", Task.NEXT_FRAME, "movers", movers, "reading", ahead),
                m -> m.with("decoderInput", DecoderInput.NONE)
                        .with(
                                "layers",
                                List.of(
                                        new ModelSpec.Layer(8, 5, 3),
                                        new ModelSpec.Layer(6, 5, 3, Resolution.HALF),
                                        new ModelSpec.Layer(4, 3, 3, Resolution.HALF))));
    }

    @ParameterizedTest
    @MethodSource("additions")
    void whatIsAddedHasItsPartsTooAndAPlaceInTheDrawing(UnaryOperator<ModelSpec> change) {
        RunSpec plain =
                run(Task.COMPOSITE, CellKind.CONV_LSTM, DecoderInput.OWN_OUTPUT, Conditional.ALL, Peephole.PIXEL, 3);
        RunSpec run = plain.with("model", change.apply(plain.model()));
        settings.set(run);
        assertEquals(
                run.summary().parameters(),
                model.parts().stream().mapToLong(Part::parameters).sum());
        assertEquals(
                model.parts().size(),
                model.parts().stream().map(Part::id).distinct().count());
        for (double[] area : new double[][] {{460, 170}, {600, 900}}) {
            Drawing drawing = ModelLayout.of(model.diagram, area[0], area[1]);
            inside(drawing, model.parts());
            // A decoder that begins with the last true frame has not made it itself.
            assertTrue(drawing.images().stream()
                    .map(Mark.Frame.class::cast)
                    .filter(frame -> frame.branch() == Branch.PREDICTION && !frame.isBlack())
                    .allMatch(frame -> frame.number() >= run.sequence().inputFrames()));
        }
        for (Part layer : layers()) {
            model.open(layer.id());
            assertEquals(
                    layer.parameters(),
                    model.cell.parts.stream().mapToLong(Part::parameters).sum(),
                    layer.name());
            inside(CellLayout.of(model.cell), List.of());
            model.back();
        }
    }

    @Test
    void theStepsAreTheFirstThePresentAndTheLastAndAReversedTargetRunsBackwards() {
        settings.set(
                run(Task.COMPOSITE, CellKind.CONV_LSTM, DecoderInput.OWN_OUTPUT, Conditional.ALL, Peephole.NONE, 1));
        time.set(4);
        assertEquals(List.of(0, 4, 9), frames(model.diagram.encoder()));
        assertEquals(4, lit(model.diagram.encoder()));
        Unrolled back = model.diagram.decoders().get(0);
        assertEquals(List.of(9, 4, 0), frames(back));
        assertEquals(4, lit(back));
        // Decoded last frame first, frame 4 follows frame 5.
        assertEquals(
                List.of(-1, 5, 1),
                back.steps().stream().map(Unrolled.Step::before).toList());
        Unrolled future = model.diagram.decoders().get(1);
        assertEquals(List.of(10, 14, 19), frames(future));
        assertEquals(
                List.of(-1, 13, 18),
                future.steps().stream().map(Unrolled.Step::before).toList());
        assertEquals(14, lit(future));
        asDecoded.set(true);
        assertEquals(5, lit(model.diagram.decoders().get(0)));
        time.set(0);
        assertEquals(List.of(0, 1, 9), frames(model.diagram.encoder()));
        assertEquals(List.of(false, false, true), gaps(model.diagram.encoder()));
        time.set(9);
        assertEquals(List.of(0, 8, 9), frames(model.diagram.encoder()));
        assertEquals(9, lit(model.diagram.encoder()));
    }

    @Test
    void shortClipsShowAllTheirSteps() {
        assertEquals(1, Unrolled.Step.some(1, 0, k -> k, -1).size());
        assertEquals(2, Unrolled.Step.some(2, 5, k -> k, -1).size());
        assertFalse(Unrolled.Step.some(3, 1, k -> k, -1).stream().anyMatch(Unrolled.Step::gapBefore));
    }

    @Test
    void onlyTheConditionalBranchIsFed() {
        settings.set(
                run(Task.COMPOSITE, CellKind.CONV_LSTM, DecoderInput.TRUTH, Conditional.PREDICTION, Peephole.NONE, 1));
        assertNull(model.diagram.decoders().get(0).fed());
        assertEquals(Ink.TRUTH, model.diagram.decoders().get(1).fedInk());
    }

    @Test
    void theFrameIsMadeFromAllLayersOrTheTopOne() {
        RunSpec all = run(Task.PREDICTOR, CellKind.CONV_LSTM, DecoderInput.NONE, Conditional.ALL, Peephole.NONE, 3);
        settings.set(all);
        assertEquals(List.of(0, 1, 2), model.diagram.decoders().get(0).model().outputLayers());
        settings.set(run(Task.PREDICTOR, CellKind.FC_LSTM, DecoderInput.NONE, Conditional.ALL, Peephole.NONE, 3));
        assertEquals(List.of(2), model.diagram.decoders().get(0).model().outputLayers());
    }

    @Test
    void settingsThatCannotWorkLeaveTheLastOnesInView() {
        assertTrue(model.isEmpty());
        settings.set(run(Task.COMPOSITE, CellKind.CONV_LSTM, DecoderInput.NONE, Conditional.ALL, Peephole.NONE, 2));
        ModelDiagram shown = model.diagram;
        settings.set(null);
        assertSame(shown, model.diagram);
        model.open("prediction/1");
        settings.set(run(Task.AUTOENCODER, CellKind.CONV_LSTM, DecoderInput.NONE, Conditional.ALL, Peephole.NONE, 1));
        assertNull(model.cell, "the open cell's layer is no more");
        assertEquals("code", model.chosen().orElseThrow().id());
    }

    @Test
    void framesAreThoseOfTheClipThatPlaysAndAnotherModelsAreToldApart() {
        settings.set(Samples.spec());
        assertNull(model.frame(null, 0));
        model.show(Samples.mail(Samples.opened(7), Samples.heldOut(7)));
        clip.set(1);
        assertArrayEquals(Samples.CLIPS.get(1).frame(1), model.frame(null, 1));
        assertEquals(0.25f, model.frame(Branch.RECONSTRUCTION, 0)[0]);
        assertEquals(0.5f, model.frame(Branch.PREDICTION, 3)[0]);
        assertEquals("", model.note());
        RunSpec other = run(Task.COMPOSITE, CellKind.FC_LSTM, DecoderInput.NONE, Conditional.ALL, Peephole.NONE, 1);
        settings.set(other.with("sequence", Samples.spec().sequence()));
        assertTrue(model.note().contains(Samples.spec().name()));
        settings.set(other);
        assertNull(model.frame(null, 1), "clips of other lengths");
    }

    @Test
    void movingGoesRoundThroughAllParts() {
        settings.set(run(Task.COMPOSITE, CellKind.CONV_LSTM, DecoderInput.TRUTH, Conditional.ALL, Peephole.NONE, 2));
        String first = model.chosen().orElseThrow().id();
        int before = model.revision.get();
        for (int k = 0; k < model.parts().size(); k++) {
            model.move(1);
        }
        assertEquals(first, model.chosen().orElseThrow().id());
        assertEquals(before + model.parts().size(), model.revision.get());
    }

    @Test
    void thePictureIsDrawnWithoutAWindow() {
        settings.set(Samples.spec());
        model.show(Samples.mail(Samples.opened(7), Samples.heldOut(7)));
        BufferedImage image =
                MarkPainter.painting(model, 800, 300, Palette.DARK).image(1);
        HashSet<Integer> colours = new HashSet<>();
        for (int rgb : image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
            colours.add(rgb & 0xffffff);
        }
        assertTrue(colours.containsAll(List.of(Palette.DARK.prediction(), Palette.DARK.control())));
        assertNotNull(model.diagram);
    }

    private static void inside(Drawing drawing, List<Part> parts) {
        for (Part part : parts) {
            assertTrue(drawing.areas().stream().anyMatch(area -> area.part().equals(part)), part.name());
        }
        for (Drawing.Area area : drawing.areas()) {
            assertTrue(
                    area.x() >= 0 && area.x() + area.width() <= drawing.width(),
                    area.part().name());
            assertTrue(
                    area.y() >= 0 && area.y() + area.height() <= drawing.height(),
                    area.part().name());
        }
    }

    private List<Part> layers() {
        return Stream.concat(
                        model.diagram.encoder().layers().stream(),
                        model.diagram.decoders().stream().flatMap(decoder -> decoder.layers().stream()))
                .toList();
    }

    private static List<Integer> frames(Unrolled stack) {
        return stack.steps().stream().map(Unrolled.Step::frame).toList();
    }

    private static List<Boolean> gaps(Unrolled stack) {
        return stack.steps().stream().map(Unrolled.Step::gapBefore).toList();
    }

    private static int lit(Unrolled stack) {
        return stack.steps().stream()
                .filter(Unrolled.Step::lit)
                .findFirst()
                .orElseThrow()
                .frame();
    }

    private static RunSpec run(
            Task task, CellKind cell, DecoderInput input, Conditional conditional, Peephole peephole, int layers) {
        RunSpec quick = Presets.named(Presets.QUICK_START);
        boolean conv = cell == CellKind.CONV_LSTM;
        ModelSpec made = quick.model()
                .with(
                        "cell",
                        cell,
                        "task",
                        task,
                        "layers",
                        List.of(8, 6, 4).subList(0, layers).stream()
                                .map(n -> conv ? new ModelSpec.Layer(n, 5, 3) : new ModelSpec.Layer(20, 1, 1))
                                .toList(),
                        "patch",
                        conv ? 4 : 1,
                        "peephole",
                        peephole,
                        "decoderInput",
                        input,
                        "output",
                        conv ? OutputFrom.ALL_LAYERS : OutputFrom.TOP_LAYER,
                        "conditional",
                        conditional);
        return quick.with("name", "test").with("model", made).with("seed", 1);
    }

    @Test
    void otherClipsThatPlayAreDrawnAndTheirTrueFramesIfTheyAreFed() {
        settings.set(Samples.spec());
        model.show(Samples.mail(Samples.opened(7), Samples.heldOut(7)));
        Trial truth = new Trial(Samples.spec().sequence(), true);
        model.show(mail(new GuestClips("a file", List.of(Samples.clip(0.4f, 4)), truth, null)));
        assertEquals(0.4f, model.frame(null, 0)[0]);
        assertNull(model.frame(Branch.PREDICTION, 3), "not made yet");
        assertEquals(
                Samples.spec().model().decoderInput() == DecoderInput.NONE ? DecoderInput.NONE : DecoderInput.TRUTH,
                model.diagram.decoders().get(0).input());
        model.show(mail(GuestClips.NONE));
        assertEquals(0.5f, model.frame(Branch.PREDICTION, 3)[0]);
    }

    private static Mail mail(GuestClips guests) {
        return Samples.mail(box -> box.put(guests));
    }
}

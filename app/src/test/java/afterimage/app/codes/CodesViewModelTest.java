package afterimage.app.codes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.session.ProbingNow;
import afterimage.engine.clip.Clip;
import afterimage.engine.data.Data;
import afterimage.engine.model.Branch;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.Task;
import afterimage.engine.probe.ClipTraits;
import afterimage.engine.probe.CodeMap;
import afterimage.engine.run.RunSpec;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CodesViewModelTest {
    private static final RunSpec COMPOSITE = ProbingNow.tiny(CellKind.FC_LSTM, Task.COMPOSITE, 2);

    private final ProbingNow probing = new ProbingNow(COMPOSITE);
    private final CodesViewModel codes = new CodesViewModel(probing, Data.packaged());

    @AfterEach
    void close() {
        probing.close();
    }

    private void look() {
        codes.count.set(100);
        codes.setSeen(true);
    }

    private CodeMap map() {
        return codes.map.value.map();
    }

    @Test
    void nothingIsAskedBeforeAnybodyLooksAndTheMapIsReadOnce() {
        codes.count.set(100);
        assertEquals(0, probing.asked());
        look();
        assertEquals(100, map().size());
        assertEquals("", codes.map.note());
        assertEquals("step 1", codes.about());
        int asked = probing.asked();
        codes.setSeen(false);
        probing.show(COMPOSITE, 2);
        assertEquals(asked, probing.asked());
        assertTrue(codes.map.asking.isStale());
    }

    @Test
    void newWeightsAreReadOnlyOnDemand() {
        look();
        double before = map().x()[0];
        int asked = probing.asked();
        assertFalse(codes.map.asking.isStale());
        probing.show(COMPOSITE, 2);
        assertTrue(codes.map.asking.isStale());
        assertEquals(asked, probing.asked());
        assertEquals(before, map().x()[0]);
        codes.reading().read();
        assertFalse(codes.map.asking.isStale());
        assertTrue(map().x()[0] != before);
    }

    @Test
    void theMapOfAnotherRunIsTakenAway() {
        look();
        probing.show(ProbingNow.tiny(CellKind.CONV_LSTM, Task.PREDICTOR, 1), 1);
        assertNull(codes.map.value);
        assertTrue(codes.map.note().contains("Refresh"));
        assertEquals(-1, codes.walk.a.get());
        codes.reading().read();
        assertEquals(100, map().size());
        WalkViewModel.Walked walked = codes.walk.walked.get();
        assertTrue(walked.has(Branch.PREDICTION));
        assertFalse(walked.has(Branch.RECONSTRUCTION));
    }

    @Test
    void aReadingTellsHowFarItIsAndCanBeCancelled() {
        probing.hold();
        look();
        assertEquals("Reading 0 of 100 clips…", codes.map.note());
        assertTrue(codes.map.isBusy());
        codes.reading().asking.forget();
        assertFalse(codes.map.isBusy());
        assertTrue(codes.map.asking.isStale());
        assertTrue(codes.map.note().contains("cancelled"));
    }

    @Test
    void theWalkBeginsAcrossTheFirstAxisAndEndsAsTheClipsDo() {
        look();
        WalkViewModel walk = codes.walk;
        for (double x : map().x()) {
            assertTrue(x >= map().x()[walk.a.get()] && x <= map().x()[walk.b.get()]);
        }
        walk.pick(3, false);
        walk.pick(5, false);
        assertEquals(3, walk.a.get());
        assertEquals(5, walk.b.get());
        walk.pick(8, true);
        assertEquals(8, walk.b.get());
        walk.pick(3, true);
        walk.pick(4, false);
        walk.share.set(1);
        Clip atB = made(walk);
        walk.pick(3, false);
        walk.pick(3, false);
        walk.share.set(0);
        assertArrayEquals(made(walk).frame(2), atB.frame(2), 1e-5f, "the walk ends at the code of B");
    }

    private static Clip made(WalkViewModel walk) {
        return walk.walked.get().made().of(Branch.PREDICTION).get(0);
    }

    @Test
    void theClipLookedAtPlaysAndStartsAnew() {
        look();
        codes.over.set(7);
        codes.tick();
        codes.tick();
        assertEquals(2, codes.frame.get());
        assertTrue(codes.words().startsWith("clip 8: "), codes.words());
        codes.over.set(2);
        assertEquals(0, codes.frame.get());
        for (int t = 0; t < 7; t++) {
            codes.tick();
        }
        assertEquals(0, codes.frame.get(), "7 frames, then the first again");
        assertNull(codes.clip(-1));
    }

    @Test
    void probesAreReadWhenTheirPageIsLookedAt() {
        look();
        assertNull(codes.scoresCsv());
        codes.page.set(CodesViewModel.Page.PROBES);
        assertNotNull(codes.scoresCsv());
        String[] lines = codes.scoresCsv().split("\n");
        assertEquals(5, lines.length, "a head and 4 steps");
        assertEquals(4, lines[1].split(",").length);
        codes.count.set(200);
        assertNull(codes.pointsCsv(), "the other page waits");
        assertNotNull(codes.scoresCsv());
        codes.page.set(CodesViewModel.Page.MAP);
        assertEquals(201, codes.pointsCsv().lines().count());
    }

    /** Two clouds far apart in ten dimensions: nearer within than between in the plane too, the same each time. */
    @Test
    void umapKeepsNeighboursAndIsTheSameEachTime() {
        Random random = new Random(4);
        int each = 30;
        double[][] axes = new double[10][2 * each];
        for (double[] axis : axes) {
            Arrays.setAll(axis, k -> random.nextGaussian() + (k < each ? 0 : 12));
        }
        ClipTraits any = new ClipTraits(List.of(1), 0, 0, 0, 0, 0, 0);
        CodeMap clouds = new CodeMap(Collections.nCopies(2 * each, any), axes, new double[10]);
        CodeMap plane = CodesViewModel.CodePlane.UMAP.of(clouds, 7);
        assertFalse(plane.isLinear());
        assertArrayEquals(plane.x(), CodesViewModel.CodePlane.UMAP.of(clouds, 7).x());
        for (int k = 0; k < 2 * each; k++) {
            int point = k;
            int nearest = IntStream.range(0, 2 * each)
                    .filter(other -> other != point)
                    .boxed()
                    .min(Comparator.comparingDouble(other ->
                            Math.hypot(plane.x()[other] - plane.x()[point], plane.y()[other] - plane.y()[point])))
                    .orElseThrow();
            assertEquals(point < each, nearest < each);
        }
    }

    @Test
    void anotherPlaneIsReadAnewAndSaysWhatItMeans() {
        look();
        assertTrue(codes.axes().contains("%"));
        codes.plane.set(CodesViewModel.CodePlane.UMAP);
        assertFalse(map().isLinear());
        assertTrue(codes.axes().startsWith("UMAP"));
        assertTrue(codes.pointsCsv().startsWith("clip,umap1,umap2,"));
        codes.page.set(CodesViewModel.Page.PROBES);
        assertEquals(List.of(), codes.ofMap(CodesViewModel.CodePlane.values()));
    }

    /** Four codes around a fifth: 1 right, 2 up, 3 left, 4 down. */
    @Test
    void arrowKeysGoToTheNearestCodeInTheirDirection() {
        ClipTraits any = new ClipTraits(List.of(1), 0, 0, 0, 0, 0, 0);
        CodeMap cross = new CodeMap(
                Collections.nCopies(5, any),
                new double[][] {{0, 2, 0.1, -2, 0.2}, {0, 0.1, 9, -0.2, -9}},
                new double[] {0.6, 0.4});
        assertEquals(1, CodesViewModel.nearest(cross, 0, 1, 0));
        assertEquals(2, CodesViewModel.nearest(cross, 0, 0, 1));
        assertEquals(3, CodesViewModel.nearest(cross, 0, -1, 0));
        assertEquals(4, CodesViewModel.nearest(cross, 0, 0, -1));
        assertEquals(1, CodesViewModel.nearest(cross, 1, 1, 0), "the border");
    }
}

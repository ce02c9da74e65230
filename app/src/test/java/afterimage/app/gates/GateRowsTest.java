package afterimage.app.gates;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.control.MapGrid;
import afterimage.engine.cell.Quantity;
import afterimage.engine.clip.Shading;
import afterimage.engine.file.NpyArray;
import afterimage.engine.trace.StateTrace;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GateRowsTest {
    /** Two steps of 2 units at 2x2 positions; unit 1 is ten times unit 0 and changes more. */
    private static StateTrace.Layer conv(String name) {
        float[] first = {0.1f, 1, 0.2f, 2, 0.3f, 3, 0.4f, 4};
        float[] second = {0.1f, 2, 0.2f, 4, 0.3f, 6, 0.4f, 8};
        return new StateTrace.Layer(
                name,
                2,
                2,
                Map.of(
                        Quantity.HIDDEN, List.of(first, second),
                        Quantity.FORGET_GATE, Arrays.asList(null, first)));
    }

    private static StateTrace.Layer fc(String name) {
        return new StateTrace.Layer(name, 3, 1, Map.of(Quantity.HIDDEN, List.of(new float[] {0, -3, 1}, new float[] {
            5, -3, 2
        })));
    }

    @Test
    void aRowHasTheEncodersStepsAndThenTheDecoders() {
        GateRows rows = new GateRows(conv("encoder/0"), conv("prediction/0"), GateRows.UnitOrder.NUMBER);
        MapGrid.Row forget = rows.of(List.of(Quantity.FORGET_GATE), -1).get(0);
        assertEquals(4, forget.cells().size());
        assertNull(forget.cells().get(0));
        assertArrayEquals(new float[] {0.55f, 1.1f, 1.65f, 2.2f}, forget.cells().get(1), 1e-6f);
        assertEquals(Shading.HEAT, forget.shading());
        assertEquals(1, forget.high());
    }

    @Test
    void oneChannelIsShownByItselfOnAScaleOfItsOwn() {
        GateRows rows = new GateRows(conv("encoder/0"), conv("prediction/0"), GateRows.UnitOrder.NUMBER);
        MapGrid.Row hidden = rows.of(List.of(Quantity.HIDDEN), 1).get(0);
        assertArrayEquals(new float[] {2, 4, 6, 8}, hidden.cells().get(1));
        assertEquals(8, hidden.high());
        assertEquals(-8, hidden.low());
    }

    @Test
    void theMostActiveChannelComesFirst() {
        GateRows rows = new GateRows(conv("encoder/0"), conv("prediction/0"), GateRows.UnitOrder.CHANGE);
        assertEquals(
                List.of("channel 2", "channel 1"),
                rows.active(Quantity.HIDDEN).stream().map(MapGrid.Row::name).toList());
    }

    @Test
    void unitsOfAnFcLstmStandBelowEachOtherInTheirOrder() {
        GateRows bySize = new GateRows(fc("encoder/0"), fc("reconstruction/0"), GateRows.UnitOrder.SIZE);
        MapGrid.Row row = bySize.of(List.of(Quantity.HIDDEN), -1).get(0);
        assertEquals(1, row.columns());
        assertArrayEquals(new float[] {-3, 0, 1}, row.cells().get(0));
        assertArrayEquals(new int[] {0, 2, 1}, GateRows.UnitOrder.CHANGE.of(fc("encoder/0")));
        assertArrayEquals(new int[] {0, 1, 2}, GateRows.UnitOrder.NUMBER.of(fc("encoder/0")));
    }

    @Test
    void meansAreOverAllUnitsAndMissingStepsHaveNone() {
        GateRows rows = new GateRows(conv("encoder/0"), conv("prediction/0"), GateRows.UnitOrder.NUMBER);
        double[] means = rows.means(Quantity.FORGET_GATE);
        assertEquals(Double.NaN, means[0]);
        assertEquals(1.375, means[1], 1e-6);
        assertEquals(Double.NaN, rows.means(Quantity.INPUT_GATE)[3]);
    }

    @Test
    void allNumbersLeaveLineByLineAndAsArrays() {
        GatesViewModel.GateNumbers numbers =
                new GatesViewModel.GateNumbers(0, List.of(conv("encoder/0"), fc("prediction/0")));
        List<String> lines = numbers.csv().toList();
        assertEquals("stack,layer,step,quantity,row,column,unit,value", lines.get(0));
        assertEquals(1 + 8 + 2 * 8 + 2 * 3, lines.size(), "a step without a gate has no line for it");
        assertTrue(lines.contains("encoder,0,1,hidden,1,0,1,6.0"));
        assertTrue(lines.contains("prediction,0,1,hidden,0,0,2,2.0"));
        NpyArray forget = numbers.arrays().get("encoder/forget_gate");
        assertArrayEquals(new int[] {2, 2, 2, 2}, forget.shape());
        assertTrue(Float.isNaN(forget.values()[0]));
        assertEquals(4, forget.values()[15]);
        assertArrayEquals(
                new int[] {2, 1, 1, 3},
                numbers.arrays().get("prediction/hidden").shape());
    }
}

package afterimage.engine.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MetricTableTest {
    private static final double[] NONE = {};

    private static Score score(Double bce) {
        Double ten = bce == null ? null : (Double) (10 * bce);
        return new Score(0.01, 40.96, 0.02, 81.92, bce, ten, 0.8, 0.85, 20.5, NONE, NONE, NONE, NONE, NONE);
    }

    private static MetricTable table(Motion motion) {
        return MetricTable.of(List.of(
                new MetricTable.Column("prediction", score(367.2), motion),
                new MetricTable.Column("blank", score(null), null),
                new MetricTable.Column("floor", null, null, 86.3)));
    }

    @Test
    void everyConventionIsALine() {
        String[] lines = table(null).printed().text().split("\n");
        assertEquals(10, lines.length);
        assertEquals(
                "metric          unit                           prediction     blank   floor  as given by", lines[0]);
        assertEquals(
                "squared error   per pixel                        0.010000  0.010000       -  lab report; this program",
                lines[1]);
        assertEquals(
                "cross-entropy   nats per 10 frames                3672.00         -  863.00  Shi et al. 2015",
                lines[6]);
    }

    @Test
    void motionIsThereWhereItWasMeasured() {
        assertFalse(table(null).printed().text().contains("centroid"));
        Motion motion = new Motion(1.25, 1, List.of(1.25), 0, null, null, 0);
        String text = table(motion).printed().text();
        assertTrue(text.contains("centroid error") && text.contains("1.25"), text);
        assertFalse(text.contains("bounces hit"), text);
    }

    @Test
    void aForeignNameIsNeitherFormulaNorLink() {
        MetricTable table = MetricTable.of(List.of(new MetricTable.Column("=[a](b)\"", score(null), null)));
        String csv = MetricTable.csv(List.of(table));
        assertTrue(csv.lines().toList().get(1).startsWith("\"'=[a](b)\"\"\","), csv);
        assertTrue(
                table.printed().markdown(true).contains("=\\[a\\](b)"),
                table.printed().markdown(true));
    }

    @Test
    void markdownHasItsRule() {
        String[] lines = table(null).printed().markdown(true).split("\n");
        assertEquals(11, lines.length);
        assertEquals("| --- | --- | ---: | ---: | ---: | --- |", lines[1]);
        assertTrue(lines[2].startsWith("| squared error "), lines[2]);
    }

    @Test
    void csvHasOneValueALine() {
        String[] lines = MetricTable.csv(List.of(table(null))).split("\n");
        assertEquals("table,of,metric,unit,used_by,value", lines[0]);
        assertEquals(
                "\"prediction\",\"prediction\",\"squared error\",\"per pixel\",\"lab report; this program\",0.01",
                lines[1]);
        assertEquals(1 + 9 + 7 + 2, lines.length);
    }
}

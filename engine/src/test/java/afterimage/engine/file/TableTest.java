package afterimage.engine.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import afterimage.engine.Escaped;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A cell stays one cell, whatever it holds and whatever the table is written as. */
class TableTest {
    private static final Table RUNS = new Table(
            "t & s",
            "lr",
            List.of("run, named", "loss"),
            List.of(
                    Arrays.asList("ConvLSTM, trained", 0.5),
                    Arrays.asList("say \"a\"\tb\nc", null),
                    Arrays.asList("=1+1", -2L)));

    @Test
    void csvQuotesWhatWouldEndACell() {
        assertEquals(
                "\"run, named\",loss\n\"ConvLSTM, trained\",0.5\n\"say \"\"a\"\"\tb\nc\",\n'=1+1,-2\n", RUNS.csv());
        assertEquals("a,b\n\"x\",1\n", new Table(List.of("a", "b"), List.of(List.of("x", 1))).csv(Escaped::quoted));
        assertEquals("\"a, b\",1\n", Table.csv(List.of("a, b", 1)));
    }

    @Test
    void numbersArePrintedAsAskedAndAreNoFormulas() {
        assertEquals(
                "a,b\n-1.5000,\n",
                new Table(
                                List.of("a", "b"),
                                List.of(Arrays.asList(Table.number("%.4f", -1.5), Table.number("%.4f", Double.NaN))))
                        .csv());
    }

    @Test
    void theClipboardHasTabsBetweenCellsAlone() {
        assertEquals(
                "run, named\tloss\nConvLSTM, trained\t0.5\n\"say \"\"a\"\" b c\"\t\n'=1+1\t-2\n",
                Table.tabbed(RUNS.csv()));
        assertEquals("a b\t1\n", Table.tabbed("a\tb,1\n"), "a cell without quotes");
    }

    @Test
    void aTerminalHasColumnsOfOneWidth() {
        assertEquals(
                "run, named         loss\nConvLSTM, trained   0.5\nsay \"a\"?b?c\n=1+1                 -2\n",
                RUNS.text());
    }

    @Test
    void pagesShowNamesAsTheyAre() {
        Table table = new Table("t", "lr", List.of("a|b", "c"), List.of(List.of("<x>\n&", "1"), List.of("y", "")));
        assertEquals("| a\\|b     | c |\n| --- | ---: |\n| &lt;x> & | 1 |\n| y        |   |\n", table.markdown(true));
        assertEquals("| a\\|b | c |\n|---|---|\n| &lt;x> & | 1 |\n| y |  |\n", table.markdown(false));
        assertEquals(
                "<table>\n<caption>t</caption>\n<tr><th>a|b</th><th>c</th></tr>\n"
                        + "<tr><td>&lt;x&gt;\n&amp;</td><td>1</td></tr>\n<tr><td>y</td><td></td></tr>\n</table>",
                table.html());
    }

    @Test
    void namesCannotBreakLatex() {
        Table table = new Table("t", "lr", List.of("a_b", "c"), List.of(List.of("50 % & {\\x}\n\n", "–")));
        assertEquals(
                "% t\n\\begin{tabular}{lr}\n\\toprule\na\\_b & c \\\\\n\\midrule\n"
                        + "50 \\% \\& \\{\\textbackslash{}x\\}  & -- \\\\\n\\bottomrule\n\\end{tabular}\n",
                table.latex());
    }
}

package afterimage.app.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is written can be read in both themes (WCAG AA): in each colour of the palette, and by every rule of workbench.css
 * that names both a text and what it stands on.
 */
class StyleSheetTest {
    private static final double AA = 4.5;
    private static final double AA_SHAPES = 3;
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^}]*)}");
    private static final Pattern TEXT = Pattern.compile("-fx-(?:prompt-)?text-fill: -([a-z-]+);");
    private static final Pattern GROUND = Pattern.compile("-fx-background-color: -([a-z-]+);");

    static Stream<Palette> palettes() {
        return Stream.of(Palette.DARK, Palette.LIGHT);
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void everyWordCanBeReadWhereItStands(Palette p) {
        assertEquals(21, Contrast.of(0, 0xffffff), 1e-9);
        for (int ground : new int[] {p.window(), p.panel()}) {
            for (int ink : new int[] {
                p.text(),
                p.dim(),
                p.faint(),
                p.accent(),
                p.input(),
                p.reconstruction(),
                p.truth(),
                p.prediction(),
                p.bad()
            }) {
                double contrast = Contrast.of(ink, ground);
                assertTrue(contrast >= AA, Palette.hex(ink) + " on " + Palette.hex(ground) + " has " + contrast);
            }
        }
        assertTrue(Contrast.of(p.text(), p.raised()) >= AA);
        assertTrue(Contrast.of(p.dim(), p.control()) >= AA);
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void textOnItsOwnGround(Palette palette) throws IOException {
        Map<String, Object> colours = palette.byName();
        List<String> bad = new ArrayList<>();
        int pairs = 0;
        String css = Files.readString(Path.of("../assets/themes/workbench.css")).replaceAll("/\\*[\\s\\S]*?\\*/", "");
        Matcher rule = RULE.matcher(css);
        while (rule.find()) {
            Matcher ground = GROUND.matcher(rule.group(2));
            Matcher text = TEXT.matcher(rule.group(2));
            if (ground.find()) {
                while (text.find()) {
                    pairs++;
                    double contrast = Contrast.of((int) colours.get(text.group(1)), (int) colours.get(ground.group(1)));
                    if (contrast < AA) {
                        bad.add(rule.group(1).strip() + " has " + contrast);
                    }
                }
            }
        }
        assertTrue(pairs >= 5, "only " + pairs + " pairs: the pattern no longer finds them");
        assertTrue(bad.isEmpty(), String.join("\n", bad));
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void focusRingsStandOutFromWhatTheyAreRound(Palette palette) {
        for (int ground : new int[] {palette.window(), palette.panel(), palette.control(), palette.raised()}) {
            assertTrue(Contrast.of(palette.accent(), ground) >= AA_SHAPES);
            assertTrue(Contrast.of(palette.text(), ground) >= AA_SHAPES);
        }
    }
}

package afterimage.app.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaletteTest {
    private static final double AA = 4.5;

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
}

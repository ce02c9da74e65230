package afterimage.engine.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;

class LatinDigitsTest {
    private final Locale before = Locale.getDefault(Locale.Category.FORMAT);

    @AfterEach
    void restore() {
        Locale.setDefault(Locale.Category.FORMAT, before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my-MM",
                "ckb-IQ",
                "tr",
                "de",
                "ar-EG",
                "ar-AE",
                "fa-IR",
                "bn-BD",
                "hi-IN",
                "mr-IN",
                "th-TH-u-nu-thai",
                "ja-JP-u-ca-japanese",
                "zh-CN",
                "und"
            })
    void operationsCanBeNamedInEveryLocale(String tag) {
        Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag(tag));
        LatinDigits.use();
        assertEquals("1907", String.format("%d", 1907));
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            tf.constant(1);
            assertEquals("Const_1", tf.constant(2).op().name());
        }
    }

    @Test
    void separatorsStayTheUsers() {
        Locale.setDefault(Locale.Category.FORMAT, Locale.GERMANY);
        LatinDigits.use();
        assertEquals("1,5", String.format("%.1f", 1.5));
    }
}

package afterimage.engine.hostile;

import static afterimage.engine.hostile.Damage.latin;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spoiled {@code run.json} files. */
final class HostileSpecs {
    /** A setting that is a number, a truth value or the name of a choice. */
    private static final Pattern SETTING = Pattern.compile("\"(\\w+)\" : (-?[0-9.]+|true|false|\"[A-Z_]+\")");

    private static final Pattern STRUCTURE = Pattern.compile("[{}\\[\\],:\"]");
    private static final Pattern KEY = Pattern.compile("\"(\\w+)\" :");

    private HostileSpecs() {}

    static List<HostileFile> of(String good) {
        List<HostileFile> made = new ArrayList<>(Damage.cuts("spec", latin(good.stripTrailing()), 80));
        // Texts inside strings may be anything, so the description is taken out first.
        String plain = good.replaceAll("\"about\" : \"[^\"]*\"", "\"about\" : \"x\"");
        for (Matcher at = STRUCTURE.matcher(plain); at.find(); ) {
            made.add(Damage.flip("spec", latin(plain), at.start(), 0));
        }
        for (Matcher key = KEY.matcher(plain); key.find(); ) {
            made.add(Damage.flip(
                    "spec", latin(plain), key.start(1) + key.group(1).length() / 2, 1));
        }
        for (Matcher setting = SETTING.matcher(plain); setting.find(); ) {
            for (String value :
                    new String[] {"{}", "[]", "\"hostile\\u0000\\n\"", "1e400", "-99999999999999999999", "NaN"}) {
                String bad = plain.substring(0, setting.start(2)) + value + plain.substring(setting.end(2));
                made.add(new HostileFile("spec whose " + setting.group(1) + " is " + value, latin(bad)));
            }
        }
        made.addAll(wholes(plain));
        return made;
    }

    private static List<HostileFile> wholes(String good) {
        List<HostileFile> made = new ArrayList<>();
        String[] texts = {
            " ",
            "null",
            "true",
            "7",
            "\"spec\"",
            "[]",
            "{}",
            "{}{}",
            good + good,
            good + "x",
            good + "]",
            "// comment\n" + good,
            "[" + good + "]",
            good.replace("\"seed\"", "\"name\""),
            good.replaceFirst("\"name\"", "\"" + "n".repeat(200_000) + "\""),
            good.replaceFirst("\"seed\" : -?\\d+", "\"seed\" : " + "9".repeat(500_000)),
            good.replaceFirst("\"seed\" : -?\\d+", "\"seed\" : 1e999999999"),
            good.replaceFirst("\"name\" : \"[^\"]*\"", "\"name\" : \"" + "n".repeat(900_000) + "\""),
            good.replaceFirst("\"seed\" : -?\\d+", "\"seed\" : " + "[".repeat(100_000)),
            "[".repeat(1_000_000),
            "{\"a\":".repeat(200_000),
            "{\"sequence\":".repeat(80_000),
            " ".repeat(2_000_000),
            "{" + "\"name\":\"x\",".repeat(80_000) + "\"seed\":1}",
            "\0".repeat(1000),
            "\u00ff\u00fe" + good,
            good.replaceFirst("\"name\" : \"", "\"name\" : \"\u00c0\u00af"),
            good.replaceFirst("\\{", "{\"@class\":\"java.lang.Runtime\","),
        };
        for (int i = 0; i < texts.length; i++) {
            made.add(new HostileFile("spec as a whole, " + i, latin(texts[i])));
        }
        made.add(new HostileFile("spec in UTF-16", good.getBytes(java.nio.charset.StandardCharsets.UTF_16)));
        return made;
    }
}

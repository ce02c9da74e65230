package afterimage.app.glossary;

import afterimage.engine.Words;
import afterimage.engine.file.Packaged;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the window says, in the user's language: {@code assets/words/texts.properties}, and beside it one file for each
 * other language. Numbers in it are written as in files, the same in all countries.
 */
public final class Texts {
    private static final ResourceBundle ALL = ResourceBundle.getBundle(
            "afterimage.assets.words.texts",
            Locale.getDefault(Locale.Category.DISPLAY),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    private static final Sentences SENTENCES = new Sentences(ALL.getLocale().getLanguage());

    /**
     * The text of a key, with values put in.
     *
     * @param values for a text that is a format, as {@link String#format} takes it
     * @throws java.util.MissingResourceException if there is no such text
     */
    public static String of(String key, Object... values) {
        String text = ALL.getString(key);
        return values.length == 0 ? text : Words.of(text, values);
    }

    /** What the engine says in English, such as a refusal, as the window says it; what is not known stays as it is. */
    public static String said(String sentence) {
        return SENTENCES.in(sentence);
    }

    public static boolean has(String key) {
        return ALL.containsKey(key);
    }

    /** How a value of an enumeration is called; the key is its class and its name, e.g. {@code Branch.PREDICTION}. */
    public static String of(Enum<?> value) {
        return of(value.getDeclaringClass().getSimpleName() + "." + value.name());
    }

    /**
     * A file of texts that comes with the program, in the user's language if there is one: for {@code help/pages.md}
     * that is {@code help/pages_de.md} or, as lessons have it, {@code help/de/pages.md}.
     */
    public static String file(String name) {
        return file(name, ALL.getLocale().getLanguage());
    }

    static String file(String name, String language) {
        String own = name.replaceFirst("(\\.\\w+)$", "_" + language + "$1");
        String inFolder = name.replaceFirst("[^/]+$", language + "/$0");
        return Packaged.text(Stream.of(own, inFolder)
                .filter(file -> !language.isEmpty() && Packaged.has(file))
                .findFirst()
                .orElse(name));
    }

    /** So many of something: a format for one, {@code key.one}, and one for none or more, {@code key.many}. */
    public static String count(String key, long number) {
        return of(key + (number == 1 ? ".one" : ".many"), number);
    }

    /**
     * What the engine says, in another language. {@code assets/words/sentences_de.txt} has the formats of its English
     * sentences and of parts of them, each with the same in German below it. A sentence is known by its form alone, as it
     * comes within others, joined with others, or out of a study's files.
     */
    static final class Sentences {
        private static final Pattern VALUE = Pattern.compile("%(?:(\\d)\\$)?[,.\\d]*([sdfx])");
        private static final Pattern END = Pattern.compile("(?<=\\.) (?=[A-Z'])");
        private static final List<String> JOINTS = List.of("; ", ", ", ": ");

        /** The formats of the other language; those that say most of a sentence come first. */
        private final Map<Pattern, String> formats = new LinkedHashMap<>();

        /** @param language e.g. {@code de}; nothing is known in one without a file */
        Sentences(String language) {
            String file = "assets/words/sentences_" + language + ".txt";
            List<String> lines =
                    Packaged.has(file) ? Packaged.text(file).lines().toList() : List.of();
            IntStream.iterate(0, i -> i + 1 < lines.size(), i -> i + 3)
                    .boxed()
                    .sorted(Comparator.comparing(
                            i -> -VALUE.matcher(lines.get(i)).replaceAll("").length()))
                    .forEach(i -> formats.put(pattern(lines.get(i)), lines.get(i + 1)));
        }

        private static Pattern pattern(String format) {
            Set<String> names = new HashSet<>();
            String pattern = VALUE.matcher(format).replaceAll(value -> {
                String name = "v" + (value.group(1) == null ? names.size() + 1 : value.group(1));
                String kind = value.group(2).equals("s") ? ".*?" : "-?\\d[\\d.,a-fE-]*";
                String group = names.add(name) ? "(?<" + name + ">" + kind + ")" : "\\k<" + name + ">";
                return Matcher.quoteReplacement("\\E" + group + "\\Q");
            });
            return Pattern.compile("\\Q" + pattern + "\\E", Pattern.DOTALL);
        }

        /** What is not known, or is in the other language already, stays as it is. */
        String in(String text) {
            List<String> sentences = END.splitAsStream(text).map(this::whole).toList();
            String whole = sentences.contains(null) ? whole(text) : String.join(" ", sentences);
            if (whole != null) {
                return whole;
            }
            String joint = JOINTS.stream().filter(text::contains).findFirst().orElse(null);
            return joint == null
                    ? text
                    : Stream.of(text.split(joint, -1)).map(this::in).collect(Collectors.joining(joint));
        }

        /** Null if there is no format of it. A name in quotation marks stays; other values may be sentences again. */
        private String whole(String text) {
            for (Map.Entry<Pattern, String> format : formats.entrySet()) {
                Matcher found = format.getKey().matcher(text);
                if (found.matches()) {
                    int[] n = {0};
                    return VALUE.matcher(format.getValue()).replaceAll(value -> {
                        String name = "v" + (value.group(1) == null ? ++n[0] : value.group(1));
                        boolean quoted =
                                text.startsWith("'", found.start(name) - 1) && text.startsWith("'", found.end(name));
                        return Matcher.quoteReplacement(quoted ? found.group(name) : in(found.group(name)));
                    });
                }
            }
            return null;
        }
    }
}

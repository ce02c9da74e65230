package afterimage.app.lesson;

import afterimage.app.glossary.Texts;
import afterimage.engine.BadInput;
import afterimage.engine.Excerpt;
import afterimage.engine.file.Packaged;
import afterimage.engine.file.SafeFile;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The lessons that there are: the program's, and those in a folder of the user's. A file there takes the place of the
 * program's of the same name, if it can be used.
 *
 * @param where the folder of the user's lessons is, which need not exist
 */
public record LessonShelf(LessonPlayer player, Supplier<Path> where) {
    private static final String SHIPPED = "assets/lessons/";
    private static final String README = "README.md";
    private static final int MAX_FILE = 1 << 20;
    private static final int MAX_FILES = 200;
    private static final int MAX_STEPS = 40;
    private static final int MAX_ACTIONS = 20;
    private static final int MAX_CHOICES = 5;
    private static final int MAX_LINE = 200;
    private static final int MAX_TEXT = 2000;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(1 << 20)
                            .maxNestingDepth(16)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // A teacher's notes.
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .build();

    /** A file of the list, perhaps the user's own; without a lesson it cannot be used, for the problem told. */
    public record Entry(String file, boolean own, Lesson lesson, String problem) {
        public boolean isBroken() {
            return lesson == null;
        }
    }

    public Path folder() {
        return where.get();
    }

    /** All of them, the program's first; read anew each time. */
    public List<Entry> entries() {
        List<Entry> own = own();
        Set<String> replaced =
                own.stream().filter(entry -> !entry.isBroken()).map(Entry::file).collect(Collectors.toSet());
        Stream<String> others = shipped().stream().filter(file -> !replaced.contains(file));
        Stream<Entry> given = others.map(file -> entry(file, false, () -> Texts.file(SHIPPED + file)));
        return Stream.concat(given, own.stream()).toList();
    }

    /** Names of the program's files, in the order of the list. */
    static List<String> shipped() {
        return Packaged.index("assets/lessons");
    }

    private List<Entry> own() {
        if (!Files.isDirectory(folder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.getFileName().toString().endsWith(".json"))
                    .sorted()
                    .limit(MAX_FILES)
                    .map(file -> entry(
                            file.getFileName().toString(), true, () -> SafeFile.readText(file, MAX_FILE, "a lesson")))
                    .toList();
        } catch (IOException e) {
            String problem = "'" + folder() + "': " + Texts.said(SafeFile.reason(e)) + ".";
            return List.of(new Entry(folder().toString(), true, null, problem));
        }
    }

    private Entry entry(String file, boolean own, Supplier<String> text) {
        try {
            return new Entry(file, own, read(text.get(), file), "");
        } catch (BadInput e) {
            return new Entry(file, own, null, Texts.said(e.getMessage()));
        }
    }

    /**
     * Writes the program's lessons, with the page that explains them, into the user's folder, where what is there stays
     * as it is; tells how many.
     *
     * @throws BadInput if the folder cannot be written
     */
    public int copyToFolder() {
        List<String> missing = Stream.concat(shipped().stream(), Stream.of(README))
                .filter(file -> !Files.exists(folder().resolve(file)))
                .toList();
        missing.forEach(file -> SafeFile.writeText(folder().resolve(file), Texts.file(SHIPPED + file)));
        return missing.size();
    }

    /**
     * Reads a lesson's file.
     *
     * @param file its name, for refusals
     * @throws BadInput naming file, step and field, and what would be right
     */
    private Lesson read(String text, String file) {
        LessonFields lesson = LessonFields.of(tree(text, file), file, "title", "about", "steps");
        List<Lesson.Step> steps = new ArrayList<>();
        List<JsonNode> nodes = lesson.list("steps", 1, MAX_STEPS, "steps");
        nodes.forEach(node -> steps.add(step(node, file + "', step " + (steps.size() + 1))));
        return new Lesson(lesson.text("title", MAX_LINE), lesson.text("about", MAX_LINE), List.copyOf(steps));
    }

    private static JsonNode tree(String text, String file) {
        try {
            JsonNode tree = MAPPER.readTree(text);
            BadInput.unless(tree != null && !tree.isMissingNode(), "'%s' is no lesson: it is empty.", file);
            return tree;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            String end = e.getOriginalMessage().startsWith("Duplicate") ? ", where a field is given twice." : ".";
            throw new BadInput("'" + file + "' is no lesson: it is not valid JSON at line " + line + end, e);
        }
    }

    private Lesson.Step step(JsonNode node, String where) {
        LessonFields step = LessonFields.of(node, where, "title", "text", "do", "question", "source");
        JsonNode question = step.node().get("question");
        return new Lesson.Step(
                step.text("title", MAX_LINE),
                step.texts("text", 1, 8, MAX_TEXT),
                actions(step, where),
                question == null ? null : question(question, where + ", question"),
                step.node().get("source") == null ? "" : step.text("source", MAX_LINE));
    }

    private Lesson.Question question(JsonNode node, String where) {
        LessonFields question = LessonFields.of(node, where, "ask", "choices", "answer", "because", "do");
        List<String> choices = question.texts("choices", 2, MAX_CHOICES, MAX_LINE);
        String ask = question.text("ask", MAX_TEXT);
        int answer = question.whole("answer", 1, choices.size()) - 1;
        String because = question.text("because", MAX_TEXT);
        return new Lesson.Question(ask, choices, answer, because, actions(question, where));
    }

    private List<Lesson.Action> actions(LessonFields fields, String where) {
        if (fields.node().get("do") == null) {
            return List.of();
        }
        List<Lesson.Action> actions = new ArrayList<>();
        for (JsonNode node : fields.list("do", 0, MAX_ACTIONS, "actions")) {
            String at = where + ", do, action " + (actions.size() + 1);
            boolean one = node.isObject() && node.size() == 1;
            BadInput.unless(one, "'%s: an action is a name with its value, e.g. {\"tab\": \"Gates\"}.", at);
            String name = node.fieldNames().next();
            Set<String> all = player.actions();
            String others = String.join(", ", all);
            BadInput.unless(all.contains(name), "'%s: there is no action '%s', only %s.", at, Excerpt.of(name), others);
            Lesson.Action action = new Lesson.Action(name, LessonFields.values(node.get(name), at + ", " + name));
            String problem = player.problem(action);
            BadInput.unless(problem.isEmpty(), "'%s, %s: %s", at, name, problem);
            actions.add(action);
        }
        return List.copyOf(actions);
    }

    /** The fields of one object in a lesson's file; each refusal says where it is and what would be right. */
    private record LessonFields(JsonNode node, String where) {
        /**
         * @param where the file's name and the way to the object, without the quotation mark that opens it
         * @throws BadInput if it is no object or has other fields than those
         */
        static LessonFields of(JsonNode node, String where, String... known) {
            // Only the file's own name is not closed yet.
            String place = where.contains("', ") ? where : where + "'";
            BadInput.unless(node.isObject(), "'%s: here has to be an object with %s.", place, String.join(", ", known));
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                String name = Excerpt.of(field.getKey());
                boolean isKnown = Arrays.asList(known).contains(field.getKey());
                BadInput.unless(
                        isKnown, "'%s: there is no field '%s', only %s.", place, name, String.join(", ", known));
            }
            return new LessonFields(node, place);
        }

        String text(String field, int longest) {
            return text(present(field, "a text"), where + ", " + field, longest);
        }

        /** A text, or several. */
        List<String> texts(String field, int fewest, int most, int longest) {
            JsonNode given = present(field, "a text");
            if (given.isTextual() && fewest <= 1) {
                return List.of(text(given, where + ", " + field, longest));
            }
            List<String> texts = new ArrayList<>();
            for (JsonNode each : list(field, fewest, most, "texts")) {
                texts.add(text(each, where + ", " + field + ", number " + (texts.size() + 1), longest));
            }
            return List.copyOf(texts);
        }

        int whole(String field, int least, int most) {
            JsonNode given = present(field, "a whole number");
            String at = where + ", " + field;
            String found = Excerpt.of(given.toString());
            boolean whole = given.isIntegralNumber() && given.canConvertToInt();
            boolean within = whole && given.intValue() >= least && given.intValue() <= most;
            BadInput.unless(within, "'%s: it has to be a whole number from %d to %d, not %s.", at, least, most, found);
            return given.intValue();
        }

        List<JsonNode> list(String field, int fewest, int most, String what) {
            JsonNode given = present(field, "a list");
            boolean within = given.isArray() && given.size() >= fewest && given.size() <= most;
            String found = given.isArray() ? given.size() + "" : Excerpt.of(given.toString());
            String at = where + ", " + field;
            BadInput.unless(within, "'%s: it has to be a list of %d to %d %s, not %s.", at, fewest, most, what, found);
            return StreamSupport.stream(given.spliterator(), false).toList();
        }

        private JsonNode present(String field, String what) {
            JsonNode given = node.get(field);
            BadInput.unless(given != null, "'%s: the field '%s' is missing; it has to be %s.", where, field, what);
            return given;
        }

        private static String text(JsonNode given, String at, int longest) {
            String text = given.isTextual() ? given.textValue() : "";
            String letters = text.isBlank() ? "an empty one" : text.length() + " letters";
            String found = given.isTextual() ? letters : Excerpt.of(given.toString());
            boolean within = !text.isBlank() && text.length() <= longest;
            BadInput.unless(within, "'%s: it has to be a text of 1 to %d letters, not %s.", at, longest, found);
            return text;
        }

        /** An action's value: a text, a number, true or false, or a list of these. */
        static List<String> values(JsonNode given, String at) {
            List<String> values = new ArrayList<>();
            Iterable<JsonNode> all = given.isArray() ? given : List.of(given);
            for (JsonNode each : all) {
                boolean one = each.isValueNode() && !each.isNull();
                BadInput.unless(
                        one, "'%s: its value has to be a text, a number, true or false, or a list of these.", at);
                values.add(each.asText());
            }
            BadInput.unless(!values.isEmpty(), "'%s: its list of values is empty.", at);
            return List.copyOf(values);
        }
    }
}

package afterimage.engine.run;

import afterimage.engine.BadInput;
import afterimage.engine.Excerpt;
import afterimage.engine.Settings;
import afterimage.engine.file.Packaged;
import afterimage.engine.file.SafeFile;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Run specs as JSON, and changes to them by path, e.g. {@code training.learningRate=0.001}. */
public final class SpecJson {
    private static final int MAX_FILE = 1 << 20;
    static final String RUN_SPEC = "a run spec";

    /** Far more than any spec needs, and far less than would cost memory, time or stack. */
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxDocumentLength(MAX_FILE)
            .maxNestingDepth(32)
            .maxStringLength(10_000)
            .maxNameLength(1_000)
            .maxNumberLength(100)
            .build();

    /** Strict: an unknown or missing setting, a float for a whole number, a doubled key are refused. */
    public static final ObjectMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(LIMITS).build())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    /** @param value a run spec, another record that {@link #read(Path, Class, String)} can read again, or results */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settings and results are always valid JSON", e);
        }
    }

    /** @throws BadInput if the text, called {@code name}, is not a run spec, with where and why */
    public static RunSpec read(String text, String name) {
        return read(text, name, RunSpec.class, RUN_SPEC);
    }

    /** {@link #read(String, String)} from a file. */
    public static RunSpec read(Path file) {
        return read(file, RunSpec.class, RUN_SPEC);
    }

    /** @throws BadInput if the text, called {@code name}, is no {@code kind}, e.g. {@code a run spec}, and why */
    public static <T extends Record> T read(String text, String name, Class<T> type, String kind) {
        try {
            T settings = MAPPER.readValue(text, type);
            BadInput.unless(settings != null, "'%s' is not %s: it is empty.", name, kind);
            return settings;
        } catch (JsonProcessingException e) {
            throw new BadInput("'" + name + "' is not " + kind + ": " + reason(e), e);
        }
    }

    /** {@link #read(String, String, Class, String)} from a file. */
    public static <T extends Record> T read(Path file, Class<T> type, String kind) {
        return read(SafeFile.readText(file, MAX_FILE, kind), file.toString(), type, kind);
    }

    /** Those that come with the program: one JSON file each, in the order of the folder's {@code index.txt}. */
    public static <T extends Record> Map<String, T> packaged(String folder, Class<T> type, String kind) {
        Map<String, T> all = new LinkedHashMap<>();
        Packaged.index(folder)
                .forEach(name -> all.put(name, read(Packaged.text(folder + "/" + name + ".json"), name, type, kind)));
        return Collections.unmodifiableMap(all);
    }

    /** The spec with some {@code path=value}, fields by dots and entries by number; refused if that cannot be. */
    public static RunSpec with(RunSpec spec, List<String> settings) {
        ObjectNode tree = tree(spec);
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            BadInput.unless(equals > 0, "--set takes path=value, e.g. training.learningRate=0.001, not '%s'.", setting);
            replace(tree, setting.substring(0, equals), setting.substring(equals + 1));
        }
        try {
            return MAPPER.treeToValue(tree, RunSpec.class);
        } catch (JsonProcessingException e) {
            throw new BadInput("The settings cannot be used: " + reason(e), e);
        }
    }

    /**
     * Settings in which specs are different runs, all but name and description, e.g. {@code model.reverseTarget is true
     * instead of false}; empty if they are the same run.
     */
    static List<String> differences(RunSpec is, RunSpec should) {
        List<String> named = List.of("name", "about");
        List<String> found = new ArrayList<>();
        ObjectNode own = MAPPER.valueToTree(is);
        ObjectNode other = MAPPER.valueToTree(should);
        compare("", own.remove(named), other.remove(named), found);
        return found;
    }

    private static void compare(String path, JsonNode is, JsonNode should, List<String> found) {
        if (is.equals(should)) {
            return;
        }
        if (!is.isContainerNode()
                || is.getNodeType() != should.getNodeType()
                || is.isArray() && is.size() != should.size()) {
            found.add(path + " is " + is + " instead of " + should);
            return;
        }
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; is.isArray() && i < is.size(); i++) {
            names.add(Integer.toString(i));
        }
        is.fieldNames().forEachRemaining(names::add);
        should.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            compare(path.isEmpty() ? name : path + "." + name, is.at("/" + name), should.at("/" + name), found);
        }
    }

    /** What stands at a path of a spec, as {@link #with} takes it; empty for nothing. */
    public static UnaryOperator<String> texts(RunSpec spec) {
        JsonNode tree = tree(spec);
        return path -> {
            JsonNode at = tree;
            for (String name : path.split("\\.", -1)) {
                at = child(at, name, path);
            }
            return at.isNull() ? "" : at.isTextual() ? at.textValue() : at.toString();
        };
    }

    /** With all weights of the loss, also where a file has its name, so that each can be set by itself. */
    private static ObjectNode tree(RunSpec spec) {
        ObjectNode tree = MAPPER.valueToTree(spec);
        Map<String, Object> weights = Settings.values(spec.training().loss());
        ((ObjectNode) tree.get("training")).set("loss", MAPPER.valueToTree(weights));
        return tree;
    }

    private static void replace(ObjectNode root, String path, String value) {
        JsonNode at = root;
        String[] names = path.split("\\.", -1);
        boolean isNew = false;
        for (int i = 0; i < names.length - 1; i++) {
            JsonNode next = child(at, names[i], path);
            // What is left out, such as a horizon, begins with its first setting.
            isNew = next.isNull() && at.isObject();
            at = isNew ? ((ObjectNode) at).putObject(names[i]) : next;
        }
        String last = names[names.length - 1];
        if (!isNew) {
            child(at, last, path);
        }
        if (at instanceof ArrayNode list) {
            list.set(Integer.parseInt(last), value(value));
        } else {
            ((ObjectNode) at).set(last, value(value));
        }
    }

    private static JsonNode child(JsonNode at, String name, String path) {
        JsonNode child = at.isArray() && name.matches("\\d{1,3}") ? at.get(Integer.parseInt(name)) : at.get(name);
        if (child == null) {
            throw new BadInput("There is no setting '" + path + "': at '" + name + "' there "
                    + (at.isContainerNode() ? "is " + names(at) : "is only a value") + ".");
        }
        return child;
    }

    private static String names(JsonNode at) {
        Iterable<String> names = at::fieldNames;
        return at.isArray() ? "a list of " + at.size() : String.join(", ", names);
    }

    private static JsonNode value(String text) {
        if (text.isBlank()) {
            return MAPPER.getNodeFactory().nullNode();
        }
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return MAPPER.getNodeFactory().textNode(text);
        }
    }

    /** Jackson's reason as one sentence without Java's names. */
    private static String reason(JsonProcessingException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BadInput) {
                return cause.getMessage();
            }
            if (cause instanceof StreamConstraintsException) {
                return "it is nested deeper, or has longer names, numbers or texts, than settings have.";
            }
        }
        if (e instanceof JsonParseException || !(e instanceof JsonMappingException mapping)) {
            return "it is not valid JSON at line "
                    + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()) + ".";
        }
        String where = mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName())
                .map(Excerpt::of)
                .collect(Collectors.joining("."));
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "there is no setting '" + where + "', only "
                    + unknown.getKnownPropertyIds().stream()
                            .map(Object::toString)
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + ".";
        }
        if (e instanceof InvalidFormatException wrong && wrong.getTargetType().isEnum()) {
            return where + " must be one of "
                    + Arrays.toString(wrong.getTargetType().getEnumConstants()) + ", not '"
                    + Excerpt.of(String.valueOf(wrong.getValue())) + "'.";
        }
        return where.isEmpty() ? "it is not a JSON object with settings." : where + " is missing or of the wrong kind.";
    }
}

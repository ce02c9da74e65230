package afterimage.app.report;

import afterimage.engine.run.SpecJson;
import afterimage.engine.study.Member;
import afterimage.engine.study.Study;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The settings of a study's members by their paths: those they differ in, and those they share. */
final class SettingsTables {
    private static final String NONE = "–";
    private static final Set<String> NAMES = Set.of("name", "about", "seed");

    private final List<String> heads = new ArrayList<>();
    private final List<List<String>> different = new ArrayList<>();
    private final List<List<String>> shared = new ArrayList<>();

    SettingsTables(Study study) {
        List<Map<String, String>> all =
                study.members().stream().map(SettingsTables::settings).toList();
        heads.add("setting");
        study.members().stream().map(Member::name).forEach(heads::add);
        Set<String> paths = new LinkedHashSet<>();
        all.forEach(settings -> paths.addAll(settings.keySet()));
        for (String path : paths) {
            List<String> values = all.stream()
                    .map(settings -> settings.getOrDefault(path, NONE))
                    .toList();
            List<String> row = new ArrayList<>(List.of(path));
            if (values.stream().distinct().count() == 1) {
                row.add(values.get(0));
                shared.add(row);
            } else {
                row.addAll(values);
                different.add(row);
            }
        }
    }

    /** What the study varies. */
    Block.Table different() {
        return new Block.Table("What the members differ in", heads, different);
    }

    Block.Table shared() {
        return new Block.Table("What they share", List.of("setting", "value"), shared);
    }

    private static Map<String, String> settings(Member member) {
        Map<String, String> settings = new LinkedHashMap<>();
        try {
            flatten("", new ObjectMapper().readTree(SpecJson.write(member.spec())), settings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a written spec is always valid JSON", e);
        }
        settings.keySet().removeAll(NAMES);
        return settings;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> into) {
        String prefix = path.isEmpty() ? "" : path + ".";
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(prefix + i, node.get(i), into);
            }
        } else if (node.isObject()) {
            for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                flatten(prefix + name, node.get(name), into);
            }
        } else {
            into.put(path, node.asText());
        }
    }
}

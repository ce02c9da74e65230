package afterimage.app.report;

import afterimage.engine.file.Table;
import afterimage.engine.study.Member;
import afterimage.engine.study.Study;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The settings of a study's members by their paths. */
final class SettingsTables {
    private static final String NONE = "–";
    private static final Set<String> NAMES = Set.of("name", "about", "seed");

    private SettingsTables() {}

    /** What the study varies, and what its members share. */
    static List<Table> of(Study study) {
        List<Map<String, String>> all =
                study.members().stream().map(SettingsTables::settings).toList();
        Set<String> paths = new LinkedHashSet<>();
        all.forEach(settings -> paths.addAll(settings.keySet()));
        List<List<String>> different = new ArrayList<>();
        List<List<String>> shared = new ArrayList<>();
        for (String path : paths) {
            List<String> row = new ArrayList<>(List.of(path));
            all.forEach(settings -> row.add(settings.getOrDefault(path, NONE)));
            if (row.stream().skip(1).distinct().count() == 1) {
                shared.add(row.subList(0, 2));
            } else {
                different.add(row);
            }
        }
        List<String> heads = new ArrayList<>(List.of("setting"));
        study.members().stream().map(Member::name).forEach(heads::add);
        return List.of(
                new Table("What the members differ in", "l".repeat(heads.size()), heads, different),
                new Table("What they share", "ll", List.of("setting", "value"), shared));
    }

    private static Map<String, String> settings(Member member) {
        Map<String, String> settings = new LinkedHashMap<>();
        flatten("", new ObjectMapper().valueToTree(member.spec()), settings);
        settings.keySet().removeAll(NAMES);
        return settings;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> into) {
        String prefix = path.isEmpty() ? "" : path + ".";
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            flatten(prefix + i, node.get(i), into);
        }
        node.properties().forEach(field -> flatten(prefix + field.getKey(), field.getValue(), into));
        if (node.isValueNode()) {
            into.put(path, node.asText());
        }
    }
}

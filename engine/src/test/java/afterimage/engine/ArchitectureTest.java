package afterimage.engine;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of the engine. Each is also run on classes that break it: a rule that cannot fail is none. */
class ArchitectureTest {
    /** From the bottom up: a package may use only those before it. */
    private static final List<String> ORDER = List.of(
            "file",
            "clip",
            "digits",
            "sequence",
            "data",
            "cell",
            "device",
            "model",
            "trace",
            "train",
            "measure",
            "probe",
            "run",
            "loop",
            "evaluate",
            "exchange",
            "study",
            "bench");

    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("afterimage.engine");
    private static final JavaClasses FIXTURE = new ClassFileImporter().importPackages("archfixture.engine");

    private static ArchRule onlyUsesWhatIsBefore(int position) {
        String[] after = ORDER.subList(position + 1, ORDER.size()).stream()
                .map(ArchitectureTest::in)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(in(ORDER.get(position)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(after)
                .because("the data flows one way: " + String.join(", ", ORDER));
    }

    static Stream<ArchRule> laws() {
        return Stream.of(
                onlyUsesWhatIsBefore(ORDER.indexOf("clip")),
                noClasses()
                        .that(not(resideInAnyPackage(
                                in("cell"), in("device"), in("model"), in("train"), in("probe"), in("exchange"))))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.tensorflow..")
                        .because("no tensor, graph or session leaves the packages that own them"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("javafx..")
                        .because("the engine is usable as a library"),
                fields().that()
                        .areStatic()
                        .should()
                        .beFinal()
                        .because("what changes belongs to an object with an owner"),
                methods()
                        .should()
                        .notHaveName("getInstance")
                        .because("whoever needs something gets it in its constructor"),
                noClasses()
                        .should()
                        .accessField(System.class, "out")
                        .orShould()
                        .accessField(System.class, "err")
                        .because("only the command line talks to the terminal"),
                noClasses()
                        .should()
                        .callMethodWhere(target(name("printStackTrace")))
                        .because("a failure is told where the user looks, details go to the log"));
    }

    private static String in(String name) {
        return "..engine." + name + "..";
    }

    @ParameterizedTest
    @MethodSource("laws")
    void theEngineKeepsTheLaw(ArchRule law) {
        assertDoesNotThrow(() -> law.check(ENGINE));
    }

    @ParameterizedTest
    @MethodSource("laws")
    void theLawCanFail(ArchRule law) {
        assertThrows(AssertionError.class, () -> law.check(FIXTURE));
    }

    @Test
    void packagesAreOrderedWithoutCycles() {
        for (int i = 0; i < ORDER.size() - 1; i++) {
            onlyUsesWhatIsBefore(i).check(ENGINE);
        }
        slices().matching("afterimage.engine.(*)..").should().beFreeOfCycles().check(ENGINE);
        assertThrows(
                AssertionError.class,
                () -> slices().matching("archfixture.engine.(*)..")
                        .should()
                        .beFreeOfCycles()
                        .check(FIXTURE));
    }

    @Test
    void noCatchIsEmpty() throws IOException {
        Pattern empty = Pattern.compile("catch \\([^)]*\\) \\{\\s*}");
        assertEquals(true, empty.matcher("try { } catch (IOException e) {\n }").find());
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> guilty = files.filter(Files::isRegularFile)
                    .filter(file -> empty.matcher(text(file)).find())
                    .toList();
            assertEquals(List.of(), guilty);
        }
    }

    /** Whoever uses the engine as a library meets its public classes; one line says what each is or is for. */
    @Test
    void everyPublicClassSaysWhatItIs() throws IOException {
        String undocumented = "/** Clips. */\npublic class Clips {\n    @Deprecated\n    public enum Kind {\n";
        assertEquals(List.of("Kind"), withoutComment(undocumented));
        assertEquals(List.of("A"), withoutComment("/** B. */\npublic interface B {\n    record A() {}\n"));
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/afterimage"))) {
            List<String> guilty = files.filter(Files::isRegularFile)
                    .flatMap(file -> withoutComment(text(file)).stream().map(name -> file + ": " + name))
                    .toList();
            assertEquals(List.of(), guilty);
        }
    }

    /** Names of public classes in a source, and of those nested in an interface, which are public too. */
    private static List<String> withoutComment(String source) {
        String visible = source.contains("\npublic interface") || source.contains("\npublic sealed interface")
                ? "(?:public )?"
                : "public ";
        return Pattern.compile("(\\*/)?\\n(?: *@.*\\n)* *" + visible
                        + "(?:(?:static|final|abstract|sealed|non-sealed) )*(?:class|interface|enum|record) (\\w+)")
                .matcher("\n" + source)
                .results()
                .filter(found -> found.group(1) == null)
                .map(found -> found.group(2))
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

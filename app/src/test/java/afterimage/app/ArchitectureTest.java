package afterimage.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import afterimage.app.feature.Feature;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of the app. Each is also run on classes that break it: a rule that cannot fail is none. */
class ArchitectureTest {
    private static final JavaClasses APP = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("afterimage.app");
    private static final JavaClasses FIXTURE = new ClassFileImporter().importPackages("archfixture.app");

    /** Packages with a feature; those that show all of them, and the desk, may know several. */
    private static final Set<String> FEATURES = Stream.concat(
                    APP.stream()
                            .filter(type -> type.isAssignableTo(Feature.class))
                            .map(type -> type.getPackageName().replace("afterimage.app.", ""))
                            .filter(name -> !Set.of("feature", "desk", "window").contains(name)),
                    Stream.of("help", "export", "study"))
            .collect(Collectors.toCollection(TreeSet::new));

    static Stream<ArchRule> laws() {
        return Stream.of(
                importsNoOtherFeature("theatre"),
                noClasses()
                        .that()
                        .haveSimpleNameEndingWith("ViewModel")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("javafx.scene..", "javafx.stage..", "org.jfree..", "org.tensorflow..")
                        .because("view models are tested without starting JavaFX"),
                noClasses()
                        .that()
                        .resideInAPackage("..app.cli..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("javafx..")
                        .because("the command line runs where there is no display"),
                noClasses()
                        .that(not(resideInAPackage("..app")))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("..app")
                        .because("the root may import all, nobody imports the root"),
                noClasses()
                        .that()
                        .resideInAPackage("..app.desk..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("javafx.scene..", "javafx.stage..")
                        .because("desks decide; what shows it is the window's"),
                noClasses()
                        .that(not(resideInAPackage("..app.chart..")))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.jfree..")
                        .because("one package knows the chart library"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.tensorflow..")
                        .because("no tensor, graph or session leaves the engine"),
                noClasses()
                        .that(not(pulse()))
                        .should()
                        .callMethod(Platform.class, "runLater", Runnable.class)
                        .orShould()
                        .dependOnClassesThat()
                        .areAssignableTo(AnimationTimer.class)
                        .because("only FxPulse hops between threads"),
                noClasses()
                        .that(not(resideInAPackage("..app.cli..")
                                .or(simpleName("Launcher"))
                                .or(simpleName("Workbench"))))
                        .should()
                        .accessField(System.class, "out")
                        .because("only the command line talks to the terminal"),
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
                        .callMethodWhere(
                                target(name("printStackTrace")).and(target(rawParameterTypes(new Class<?>[0]))))
                        .because("a failure is told where the user looks, details go to the log"));
    }

    /** FxPulse and the timer inside it. */
    private static DescribedPredicate<JavaClass> pulse() {
        return DescribedPredicate.describe("FxPulse", type -> type.getName().contains(".FxPulse"));
    }

    private static ArchRule importsNoOtherFeature(String feature) {
        String[] others = FEATURES.stream()
                .filter(other -> !other.equals(feature))
                .map(other -> "..app." + other + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("..app." + feature + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because("features never import each other; the root lists them");
    }

    @ParameterizedTest
    @MethodSource("laws")
    void theAppKeepsTheLaw(ArchRule law) {
        assertDoesNotThrow(() -> law.check(APP));
    }

    @ParameterizedTest
    @MethodSource("laws")
    void theLawCanFail(ArchRule law) {
        assertThrows(AssertionError.class, () -> law.check(FIXTURE));
    }

    @Test
    void featuresStandApartAndPackagesHaveNoCycles() {
        FEATURES.forEach(feature -> importsNoOtherFeature(feature).check(APP));
        slices().matching("afterimage.app.(*)..").should().beFreeOfCycles().check(APP);
        assertThrows(
                AssertionError.class,
                () -> slices().matching("archfixture.app.(*)..")
                        .should()
                        .beFreeOfCycles()
                        .check(FIXTURE));
    }
}

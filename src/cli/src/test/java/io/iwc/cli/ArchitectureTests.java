package io.iwc.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.iwc.artifact.internal.AtomicFile;
import java.io.FileWriter;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The arrows between the modules and the rules of the packages, as the architecture has them. */
class ArchitectureTests {
    private static final JavaClasses IWC = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/iwc/testing/"))
            .importPackages("io.iwc");

    @ParameterizedTest
    @EnumSource(Module.class)
    void aModuleImportsOnlyWhatItsArrowsPointTo(Module module) {
        noClasses()
                .that(module.contains())
                .should(dependOnClassesThat(module.mustNotKnow()))
                .check(IWC);
    }

    @Test
    void coreKnowsNoHttpNoJUnitNoPlotsNoSql() {
        noClasses()
                .that(Module.CORE.contains())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net.http..",
                        "com.sun.net..",
                        "io.netty..",
                        "okhttp3..",
                        "org.junit..",
                        "org.opentest4j..",
                        "java.awt..",
                        "javax.swing..",
                        "java.sql..",
                        "javax.sql..")
                .check(IWC);
    }

    @Test
    void assertionsDoNotKnowJUnit() {
        noClasses()
                .that(Module.ASSERTJ.contains())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "org.opentest4j..")
                .check(IWC);
    }

    @Test
    void theExtensionDoesNotNeedAssertJ() {
        noClasses()
                .that(Module.JUNIT.contains())
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.assertj..")
                .check(IWC);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .that()
                .areTopLevelClasses()
                .should(resideInANullMarkedPackage())
                .check(IWC);
    }

    @Test
    void noTypeIsNamedForWhatItIsNot() {
        classes()
                .that()
                .areTopLevelClasses()
                .should()
                .haveNameNotMatching(".*(Util|Utils|Helper|Manager|Data)")
                .check(IWC);
    }

    @Test
    void printsNothingAndLogsThroughThePlatform() {
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(IWC);
        // the command speaks to a person, and so does the table at the end of a test plan
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(
                IWC.that(DescribedPredicate.not(Module.CLI.contains().or(Module.JUNIT.contains()))));
    }

    /** A wall clock that steps must not matter to a replay: it is looked at for the start alone. */
    @Test
    void aReplayAsksForTheTimeOfDayInOnePlace() {
        noClasses()
                .that(Module.REPLAY.contains())
                .and()
                .doNotHaveFullyQualifiedName("io.iwc.replay.Replay")
                .and()
                // a server may name a date to come back at, and not say what it takes the time to be
                .doNotHaveFullyQualifiedName("io.iwc.replay.internal.client.Retry")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(InstantSource.class, "system")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Date.class)
                .check(IWC);
    }

    @Test
    void thePackagesOfCoreDoNotDependOnEachOtherInCircles() {
        slices().matching("io.iwc.(*)..")
                .should()
                .beFreeOfCycles()
                // the one pair that knows each other: a template flattens prompts, and validation counts them with it
                .ignoreDependency(resideInAPackage("io.iwc.workload.."), resideInAPackage("io.iwc.tokens.."))
                .check(IWC.that(Module.CORE.contains()));
    }

    /** So that an interrupt leaves the old file and nothing beside it, whichever command it meets. */
    @Test
    void whatAUserAskedForIsWrittenWholeOrNotAtAll() {
        noClasses()
                .that(Module.CLI
                        .contains()
                        .or(Module.DATASET.contains())
                        .or(Module.REPORT.contains())
                        .or(Module.TRACE.contains())
                        .or(Module.CORE.contains()))
                .and()
                .doNotBelongToAnyOf(AtomicFile.class)
                .and()
                // what is written while it happens, each line whole
                .doNotHaveFullyQualifiedName("io.iwc.artifact.internal.GrowingFile")
                .and()
                // beside what is asked for, and gone with it
                .doNotHaveFullyQualifiedName("io.iwc.workload.internal.SortedRuns")
                .should()
                .callMethodWhere(describe(
                        "writes a file past AtomicFile",
                        call -> call.getTargetOwner().isEquivalentTo(Files.class)
                                && call.getName().matches("write.*|newOutputStream|newBufferedWriter|newByteChannel")))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName(FileWriter.class.getName())
                .check(IWC);
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " of " + type.getName()));
            }
        };
    }

    /** The modules of the architecture, each with those it may import. */
    enum Module {
        CORE,
        DATASET,
        SIMULATOR,
        REPLAY,
        RECORD,
        REPORT,
        TRACE,
        ASSERTJ,
        JUNIT,
        CLI;

        private static final String ROOT = "io.iwc";

        private Set<Module> imports() {
            return switch (this) {
                case CORE -> Set.of();
                case DATASET, SIMULATOR, REPLAY, REPORT, ASSERTJ -> Set.of(CORE);
                case RECORD -> Set.of(CORE, SIMULATOR, REPLAY);
                case TRACE -> Set.of(CORE, DATASET, REPORT);
                case JUNIT -> Set.of(CORE, DATASET, SIMULATOR, REPLAY, REPORT);
                case CLI -> Set.of(CORE, DATASET, SIMULATOR, REPLAY, RECORD, REPORT, TRACE);
            };
        }

        DescribedPredicate<JavaClass> contains() {
            var predicate = this == CORE
                    ? resideInAPackage(ROOT + "..").and(resideOutsideOfPackages(packagesOfAllButCore()))
                    : resideInAnyPackage(packages());
            return predicate.as("are in " + this);
        }

        DescribedPredicate<JavaClass> mustNotKnow() {
            var others = EnumSet.allOf(Module.class);
            others.remove(this);
            others.removeAll(imports());
            return describe("are in one of " + others, type -> others.stream()
                    .anyMatch(other -> other.contains().test(type)));
        }

        private String[] packages() {
            var names = this == DATASET
                    ? Stream.of("dataset", "export", "generate", "spec")
                    : Stream.of(name().toLowerCase(Locale.ROOT));
            return names.map(name -> ROOT + "." + name + "..").toArray(String[]::new);
        }

        private static String[] packagesOfAllButCore() {
            return EnumSet.complementOf(EnumSet.of(CORE)).stream()
                    .flatMap(module -> Arrays.stream(module.packages()))
                    .toArray(String[]::new);
        }
    }
}

package io.iwc.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Extensions that claim parameters whatever their type. They are known by the names of their annotations: none of them
 * has to be there.
 */
enum OtherResolver {
    /** Spring injects what is annotated so, Mockito what is a mock. */
    ANNOTATED("an annotation by which another extension injects it"),
    /** JUnit itself passes the arguments of a parameterized test or class, from the first parameter on. */
    ARGUMENT("the first parameter of a parameterized test, which is an argument"),
    /** Spring injects every parameter of a constructor that is autowired as a whole. */
    ALL_OF_CONSTRUCTOR("a constructor that Spring autowires as a whole (@TestConstructor, @Autowired or @Inject)"),
    /** Quarkus makes the test instance by itself. */
    ALL_OF_QUARKUS("a constructor that Quarkus calls (@QuarkusTest)");

    private static final Set<String> ON_PARAMETER = Set.of(
            "org.springframework.beans.factory.annotation.Autowired",
            "org.springframework.beans.factory.annotation.Qualifier",
            "org.springframework.beans.factory.annotation.Value",
            "org.mockito.Mock");
    private static final Set<String> ON_CONSTRUCTOR = Set.of(
            "org.springframework.beans.factory.annotation.Autowired", "jakarta.inject.Inject", "javax.inject.Inject");
    private static final Set<String> PARAMETERIZED =
            Set.of("org.junit.jupiter.params.ParameterizedTest", "org.junit.jupiter.params.ParameterizedClass");
    private static final Set<String> ARGUMENTS_OF_ANY_TYPE =
            Set.of("org.junit.jupiter.params.provider.MethodSource", "org.junit.jupiter.params.provider.FieldSource");
    private static final Set<String> TEST_CONSTRUCTOR = Set.of("org.springframework.test.context.TestConstructor");
    private static final String SPRING = "org.springframework.test.context.junit.jupiter.SpringExtension";
    private static final String QUARKUS = "io.quarkus.test.junit.QuarkusTestExtension";

    private final String found;

    OtherResolver(String found) {
        this.found = found;
    }

    /** The one that claims this parameter, if one is known to. */
    static Optional<OtherResolver> of(Parameter parameter, ExtensionContext context) {
        if (isAnnotated(parameter, ON_PARAMETER)) {
            return Optional.of(ANNOTATED);
        }
        if (isArgument(parameter, context)) {
            return Optional.of(ARGUMENT);
        }
        if (parameter.getDeclaringExecutable() instanceof Constructor<?> constructor) {
            var testClass = constructor.getDeclaringClass();
            if (isExtendedWith(testClass, QUARKUS)) {
                return Optional.of(ALL_OF_QUARKUS);
            }
            if (isExtendedWith(testClass, SPRING) && isAutowired(constructor, context)) {
                return Optional.of(ALL_OF_CONSTRUCTOR);
            }
        }
        return Optional.empty();
    }

    boolean claimsWholeConstructor() {
        return this == ALL_OF_CONSTRUCTOR || this == ALL_OF_QUARKUS;
    }

    /** What is wrong with a parameter that is declared to be IWC's all the same. */
    String conflict() {
        return "found " + found + ", expected "
                + switch (this) {
                    case ANNOTATED -> "it or one of IWC's, not both";
                    case ARGUMENT -> "the arguments first and what IWC makes after them";
                    case ALL_OF_CONSTRUCTOR ->
                        "this parameter on a test method or on @BeforeEach, or @Autowired on each parameter that is"
                                + " Spring's instead";
                    case ALL_OF_QUARKUS -> "this parameter on a test method or on @BeforeEach";
                }
                + "; JUnit lets one extension resolve a parameter";
    }

    /** The first always is; a later one if arguments can be of any type and nothing says that this one is none. */
    private static boolean isArgument(Parameter parameter, ExtensionContext context) {
        var executable = parameter.getDeclaringExecutable();
        var parameterized = executable instanceof Constructor ? executable.getDeclaringClass() : executable;
        return isAnnotated(parameterized, PARAMETERIZED)
                && (executable.getParameters()[placeOfFirst(executable)].equals(parameter)
                        || (isAnnotated(parameterized, ARGUMENTS_OF_ANY_TYPE)
                                && !Claim.isOwn(parameter)
                                && !Claim.isDeclared(parameter, context)));
    }

    /** The constructor of an inner class has the object around it before its arguments. */
    private static int placeOfFirst(Executable executable) {
        var type = executable.getDeclaringClass();
        return executable instanceof Constructor && type.isMemberClass() && !Modifier.isStatic(type.getModifiers())
                ? 1
                : 0;
    }

    private static boolean isAutowired(Constructor<?> constructor, ExtensionContext context) {
        if (isAnnotated(constructor, ON_CONSTRUCTOR)) {
            return true;
        }
        return around(constructor.getDeclaringClass())
                .flatMap(type -> annotations(type, TEST_CONSTRUCTOR))
                .findFirst()
                .map(OtherResolver::autowireMode)
                .or(() -> context.getConfigurationParameter("spring.test.constructor.autowire.mode"))
                .filter("ALL"::equalsIgnoreCase)
                .isPresent();
    }

    private static String autowireMode(Annotation testConstructor) {
        try {
            return String.valueOf(
                    testConstructor.annotationType().getMethod("autowireMode").invoke(testConstructor));
        } catch (ReflectiveOperationException e) {
            return "unknown"; // of a Spring to come, which then speaks for itself
        }
    }

    private static boolean isExtendedWith(Class<?> testClass, String extension) {
        return around(testClass)
                .flatMap(type -> AnnotationSupport.findRepeatableAnnotations(type, ExtendWith.class).stream())
                .flatMap(with -> Arrays.stream(with.value()))
                .anyMatch(type -> type.getName().equals(extension));
    }

    /** A class, those that it extends, and those that it is nested in. */
    private static Stream<Class<?>> around(Class<?> testClass) {
        Stream<Class<?>> extended = Stream.iterate(testClass, type -> type != null, Class::getSuperclass);
        return Stream.concat(
                extended, Stream.ofNullable(testClass.getEnclosingClass()).flatMap(OtherResolver::around));
    }

    private static boolean isAnnotated(AnnotatedElement element, Set<String> names) {
        return annotations(element, names).findAny().isPresent();
    }

    /** Also on annotations of annotations. */
    private static Stream<Annotation> annotations(AnnotatedElement element, Set<String> names) {
        return annotations(element, names, new HashSet<>());
    }

    private static Stream<Annotation> annotations(
            AnnotatedElement element, Set<String> names, Set<Class<? extends Annotation>> seen) {
        return Arrays.stream(element.getAnnotations())
                .filter(annotation -> seen.add(annotation.annotationType()))
                .flatMap(
                        annotation -> names.contains(annotation.annotationType().getName())
                                ? Stream.of(annotation)
                                : annotations(annotation.annotationType(), names, seen));
    }
}

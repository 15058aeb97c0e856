/** What our build scripts use of Gradle's Kotlin DSL, with the types that Gradle gives it (8.14 and 9). */
class Project {
    val providers = Providers()
    val tasks = Tasks()

    fun plugins(apply: Plugins.() -> Unit) = Plugins().apply()

    fun java(configure: JavaExtension.() -> Unit) = JavaExtension().configure()

    fun repositories(configure: Repositories.() -> Unit) = Repositories().configure()

    fun dependencies(declare: Dependencies.() -> Unit) = Dependencies().declare()
}

class Plugins {
    val java = Unit
}

enum class JavaVersion { VERSION_17 }

class JavaExtension {
    var sourceCompatibility = JavaVersion.VERSION_17
}

class Repositories {
    fun mavenLocal() = Unit

    fun mavenCentral() = Unit
}

class Dependencies {
    fun testImplementation(notation: String) = check(notation)

    fun testRuntimeOnly(notation: String) = check(notation)

    private fun check(notation: String) = require(Regex("[\\w.]+:[\\w-]+:[\\w.-]+").matches(notation)) { notation }
}

class Tasks {
    fun test(configure: TestTask.() -> Unit) = TestTask().configure()
}

class TestTask {
    fun useJUnitPlatform() = Unit

    fun systemProperties(properties: Map<String, Any>) = properties.forEach { println("-D${it.key}=${it.value}") }
}

class Providers {
    /** Properties of the JVM that runs the build, by the beginning of their names. */
    fun systemPropertiesPrefixedBy(beginning: String) = Provider(
        System.getProperties().stringPropertyNames().filter { it.startsWith(beginning) }.associateWith { System.getProperty(it) },
    )
}

class Provider<T>(private val value: T) {
    fun get() = value
}

// Gradle's layout. The build that tries IWC in it has no Gradle: it compiles into Gradle's folders and starts the JUnit
// launcher from the project's, as Gradle does.
plugins {
    java
}

repositories {
    mavenCentral()
}

dependencies {
    testImplementation("io.iwc:iwc-junit:0.1.0-SNAPSHOT")
    testImplementation("io.iwc:iwc-assertj:0.1.0-SNAPSHOT")
    testRuntimeOnly("org.junit.jupiter:junit-jupiter-engine:5.14.4")
    testRuntimeOnly("org.junit.platform:junit-platform-launcher:1.14.4")
}

tasks.test {
    useJUnitPlatform()
}

plugins {
    java
}

java {
    sourceCompatibility = JavaVersion.VERSION_17
}

repositories {
    mavenLocal() // a snapshot of IWC that you built yourself
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
    // gradle test -Diwc.baseline.mode=update: Gradle runs tests in a JVM of their own, which is told of it here
    systemProperties(providers.systemPropertiesPrefixedBy("iwc.").get())
}

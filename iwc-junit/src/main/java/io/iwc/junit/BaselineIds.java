package io.iwc.junit;

import io.iwc.artifact.internal.Sha256;
import io.iwc.baseline.internal.BaselineKey;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Ids of baselines for methods whose names cannot be one: Kotlin allows spaces, any letters and any length, and file
 * systems know names that differ in case only, or that are devices.
 */
final class BaselineIds {
    private static final int LONGEST = 80;
    private static final int LONGEST_FOLDER = 200; // of the 255 bytes or characters that file systems allow
    private static final int HASH_DIGITS = 8;
    private static final Pattern REFUSED = Pattern.compile("[^A-Za-z0-9._-]+");
    private static final Pattern NO_FOLDER = Pattern.compile(".*[<>:\"/\\\\|?*\\p{Cntrl}].*|.*[ .]");

    private BaselineIds() {}

    /**
     * The id of a method. Of several methods of the class whose names differ in case only, the one with the most lower
     * case letters in front keeps its name, and the others get a hash.
     */
    static String of(Class<?> testClass, String method) {
        var isSecond = Arrays.stream(testClass.getDeclaredMethods())
                .map(Method::getName)
                .anyMatch(other -> other.equalsIgnoreCase(method) && other.compareTo(method) > 0);
        return isSecond ? hashed(method) : of(method);
    }

    /**
     * The name itself where it is a valid id; else what of it is valid, words joined by hyphens, with the first digits
     * of its hash, so that two names do not become one.
     */
    static String of(String name) {
        var isValid = !REFUSED.matcher(name).find() && name.length() <= LONGEST && !BaselineKey.isDevice(name);
        return isValid ? name : hashed(name);
    }

    /** The folder of a class: its name where every file system takes it, else as for an id. */
    static String folder(String className) {
        var isRefused = className.length() > LONGEST_FOLDER
                || NO_FOLDER.matcher(className).matches()
                || BaselineKey.isDevice(className);
        return isRefused ? hashed(className) : className;
    }

    private static String hashed(String name) {
        var valid = REFUSED.matcher(name).replaceAll("-");
        var kept = valid.substring(0, Math.min(valid.length(), LONGEST - HASH_DIGITS - 1));
        return kept + "-" + Sha256.hex(name).substring(0, HASH_DIGITS);
    }
}

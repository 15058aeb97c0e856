package io.iwc.simulator.endpoint;

import io.iwc.artifact.internal.Sha256;
import java.util.stream.Stream;

/**
 * Words to answer with, drawn from seed and request and nothing else. Each is one token of {@code o200k_base}, with
 * and without the space before it, so that an answer has as many tokens as were generated.
 */
final class Words {
    private static final String[] WORDS =
            ("about above after again against all almost along already also always among and"
                            + " another answer any are around ask back because been before begin behind below best"
                            + " better between big black blue body book both bring build but call came can car care"
                            + " carry case change city clear close cold come could country cut dark day deep did"
                            + " different door down draw drive dry during each early earth east eat end even ever"
                            + " every example eye face fact fall family far farm fast father feel few field find fire"
                            + " first fish five fly follow food foot for force form found four free from full game"
                            + " gave get give glass go gold good great green ground group grow half hand hard has"
                            + " have head hear heart heat heavy help her here high hold home horse hot hour house how"
                            + " ice idea if important in into is it its just keep kind king know land language large"
                            + " last late laugh lay lead learn leave left less let letter life light like line list"
                            + " listen little live long look love low made make man many map mark may mean men might"
                            + " mile mind miss money moon more most mother move much music must name near need never"
                            + " new next night no north not note nothing now number of off often old on once one only"
                            + " open or order other our out over own page paper part pass people person picture piece"
                            + " place plan plant play point port power press problem pull put question quick rain ran"
                            + " reach read ready real red remember rest right river road rock room round rule run"
                            + " said same say school sea second see self sentence set she ship short should show side"
                            + " simple since sing sit six size sleep slow small snow so some song soon sound south"
                            + " space stand star start state stay step still stood stop story street strong study"
                            + " such sun sure table take talk tell ten test than that the their them then there these"
                            + " they thing think this those thought three through time to too top town travel tree"
                            + " true try turn two under unit until up us use very voice walk wall want war warm watch"
                            + " water way we week well went were west what wheel when where which while white who"
                            + " whole why will wind with wonder wood word work world would write year yes you young"
                            + " your")
                    .split(" ");
    private static final String[] AFTER_ANOTHER =
            Stream.of(WORDS).map(word -> ' ' + word).toArray(String[]::new);
    private static final long STEP = 0x9E3779B97F4A7C15L; // golden ratio: neighbours land far apart

    private final long start;

    /** The words of the answer to one request. */
    Words(long seed, String requestHash) {
        start = Long.parseUnsignedLong(Sha256.hex(seed + " " + requestHash).substring(0, 16), 16);
    }

    /** The word of that place, from 0, with a space before all but the first. */
    String piece(int place) {
        var word = (int) Long.remainderUnsigned(mixed(start + place * STEP), WORDS.length);
        return place == 0 ? WORDS[word] : AFTER_ANOTHER[word];
    }

    /** A number from 0 to 1, evenly, for that place. */
    double uniform(int place) {
        return (mixed(start + place * STEP) >>> 11) * 0x1.0p-53;
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mixed(long bits) {
        var z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}

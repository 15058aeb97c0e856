package io.iwc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderedTasksTests {
    @Test
    void handsOutWhatIsMadeInItsOrder() {
        var squares = IntStream.range(0, 1000).<Supplier<Integer>>mapToObj(i -> () -> {
            spin(i % 7 == 0 ? 100_000 : 10);
            return i * i;
        });

        var made = all(new OrderedTasks<>(next(squares.iterator())), new ArrayList<>());

        assertThat(made).isEqualTo(IntStream.range(0, 1000).mapToObj(i -> i * i).toList());
    }

    @Test
    void aLonePieceIsDoneByWhoAsks() {
        var tasks = new OrderedTasks<>(
                next(List.<Supplier<Thread>>of(Thread::currentThread).iterator()));

        assertThat(tasks.next()).hasValue(Thread.currentThread());
        assertThat(tasks.next()).isEmpty();
        assertThat(tasks.next()).isEmpty();
    }

    @Test
    void aFaultOfAPieceIsThrownInItsPlace() {
        var pieces = List.<Supplier<Integer>>of(() -> 1, () -> 2, () -> Integer.parseInt("three"), () -> 4);
        var made = new ArrayList<Integer>();

        assertThatThrownBy(() -> all(new OrderedTasks<>(next(pieces.iterator())), made))
                .isInstanceOf(NumberFormatException.class);

        assertThat(made).containsExactly(1, 2);
    }

    @Test
    void aFaultWhereThePiecesComeFromIsThrownBehindThoseThatCame() {
        var left = List.<Supplier<Integer>>of(() -> 1, () -> 2).iterator();
        var made = new ArrayList<Integer>();

        assertThatThrownBy(() -> all(
                        new OrderedTasks<>(() -> {
                            if (!left.hasNext()) {
                                throw new IllegalArgumentException("the disk is gone");
                            }
                            return Optional.of(left.next());
                        }),
                        made))
                .hasMessage("the disk is gone");

        assertThat(made).containsExactly(1, 2);
    }

    private static <T> Supplier<Optional<Supplier<T>>> next(Iterator<Supplier<T>> pieces) {
        return () -> pieces.hasNext() ? Optional.of(pieces.next()) : Optional.empty();
    }

    private static <T> List<T> all(OrderedTasks<T> tasks, List<T> made) {
        for (var next = tasks.next(); next.isPresent(); next = tasks.next()) {
            made.add(next.get());
        }
        return made;
    }

    private static void spin(int times) {
        var sum = 0.0;
        for (var i = 1; i <= times; i++) {
            sum += 1.0 / i;
        }
        assertThat(sum).isPositive();
    }
}

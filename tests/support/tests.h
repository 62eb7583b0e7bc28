#pragma once

#include <QtTest>

namespace timbre::testing {

// A class of tests in a program that holds all of a room: `tst_models bert` runs that of
// tst_bert.cpp, `tst_models` alone every one. What follows the name goes to Qt Test.
struct Registered {
    Registered(const char* file, int (*run)(int count, char** arguments));
};

} // namespace timbre::testing

#define TIMBRE_TEST(Class)                                                                         \
    static const timbre::testing::Registered kRegistered##Class(                                   \
        __FILE__, [](int count, char** arguments) {                                                \
            Class test;                                                                            \
            return QTest::qExec(&test, count, arguments);                                          \
        });

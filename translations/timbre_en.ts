<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
    <context>
        <name>timbre::ui::CleanPanel</name>
        <message>
            <source>Before</source>
            <translation>Before</translation>
        </message>
        <message>
            <source>After</source>
            <translation>After</translation>
        </message>
        <message>
            <source>B switches while it plays; both are equally loud.</source>
            <translation>B switches while it plays; both are equally loud.</translation>
        </message>
        <message>
            <source>Clean this recording</source>
            <translation>Clean this recording</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>Repair clipping</source>
            <translation>Repair clipping</translation>
        </message>
        <message>
            <source>Rebuilds peaks that were cut off.</source>
            <translation>Rebuilds peaks that were cut off.</translation>
        </message>
        <message>
            <source>Remove clicks</source>
            <translation>Remove clicks</translation>
        </message>
        <message>
            <source>Sensitivity</source>
            <translation>Sensitivity</translation>
        </message>
        <message>
            <source>Mouth noise and crackles.</source>
            <translation>Mouth noise and crackles.</translation>
        </message>
        <message>
            <source>Remove hum</source>
            <translation>Remove hum</translation>
        </message>
        <message>
            <source>50 or 60 Hz of the mains and their overtones.</source>
            <translation>50 or 60 Hz of the mains and their overtones.</translation>
        </message>
        <message>
            <source>Cut rumble</source>
            <translation>Cut rumble</translation>
        </message>
        <message>
            <source>Below</source>
            <translation>Below</translation>
        </message>
        <message>
            <source>Steps, wind and traffic under the voice.</source>
            <translation>Steps, wind and traffic under the voice.</translation>
        </message>
        <message>
            <source>Remove noise</source>
            <translation>Remove noise</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Amount</translation>
        </message>
        <message>
            <source>Fans, hiss and rooms, by a neural network.</source>
            <translation>Fans, hiss and rooms, by a neural network.</translation>
        </message>
        <message>
            <source>Reduce echo</source>
            <translation>Reduce echo</translation>
        </message>
        <message>
            <source>Strength</source>
            <translation>Strength</translation>
        </message>
        <message>
            <source>Dries a room that sounds empty.</source>
            <translation>Dries a room that sounds empty.</translation>
        </message>
        <message>
            <source>Soften sibilants</source>
            <translation>Soften sibilants</translation>
        </message>
        <message>
            <source>At most</source>
            <translation>At most</translation>
        </message>
        <message>
            <source>Sharp s and sh sounds.</source>
            <translation>Sharp s and sh sounds.</translation>
        </message>
        <message>
            <source>Trim silence</source>
            <translation>Trim silence</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>Keep</translation>
        </message>
        <message>
            <source>At the start and at the end.</source>
            <translation>At the start and at the end.</translation>
        </message>
        <message>
            <source>Set loudness</source>
            <translation>Set loudness</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>Target</translation>
        </message>
        <message>
            <source>Same loudness for every clip, peaks under -1 dB.</source>
            <translation>Same loudness for every clip, peaks under -1 dB.</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::ClipJobs</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
        <message>
            <source>Stopped. What was done so far is kept.</source>
            <translation>Stopped. What was done so far is kept.</translation>
        </message>
        <message numerus="yes">
            <source>Importing %n file(s)</source>
            <translation>
                <numerusform>Importing %n file</numerusform>
                <numerusform>Importing %n files</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n clip(s) imported.</source>
            <translation>
                <numerusform>%n clip imported.</numerusform>
                <numerusform>%n clips imported.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Measuring %n clip(s)</source>
            <translation>
                <numerusform>Measuring %n clip</numerusform>
                <numerusform>Measuring %n clips</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n clip(s) measured.</source>
            <translation>
                <numerusform>%n clip measured.</numerusform>
                <numerusform>%n clips measured.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Repairing %n clip(s)</source>
            <translation>
                <numerusform>Repairing %n clip</numerusform>
                <numerusform>Repairing %n clips</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n clip(s) repaired.</source>
            <translation>
                <numerusform>%n clip repaired.</numerusform>
                <numerusform>%n clips repaired.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n would not sound better and stay as they were.</source>
            <translation>
                <numerusform>%n would not sound better and stays as it was.</numerusform>
                <numerusform>%n would not sound better and stay as they were.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Transcribing %n clip(s)</source>
            <translation>
                <numerusform>Transcribing %n clip</numerusform>
                <numerusform>Transcribing %n clips</numerusform>
            </translation>
        </message>
        <message>
            <source>Listening …</source>
            <translation>Listening …</translation>
        </message>
        <message numerus="yes">
            <source>%n clip(s) transcribed.</source>
            <translation>
                <numerusform>%n clip transcribed.</numerusform>
                <numerusform>%n clips transcribed.</numerusform>
            </translation>
        </message>
        <message>
            <source>Exporting the clips</source>
            <translation>Exporting the clips</translation>
        </message>
        <message numerus="yes">
            <source>%n clip(s) written, with the list %1.</source>
            <translation>
                <numerusform>%n clip written, with the list %1.</numerusform>
                <numerusform>%n clips written, with the list %1.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::ClipModel</name>
        <message>
            <source>good</source>
            <translation>good</translation>
        </message>
        <message>
            <source>repair</source>
            <translation>repair</translation>
        </message>
        <message>
            <source>drop</source>
            <translation>drop</translation>
        </message>
        <message>
            <source>background noise</source>
            <translation>background noise</translation>
        </message>
        <message>
            <source>overdriven</source>
            <translation>overdriven</translation>
        </message>
        <message>
            <source>dull, like a telephone</source>
            <translation>dull, like a telephone</translation>
        </message>
        <message>
            <source>echoing room</source>
            <translation>echoing room</translation>
        </message>
        <message>
            <source>unusual speaking rate</source>
            <translation>unusual speaking rate</translation>
        </message>
        <message>
            <source>another voice</source>
            <translation>another voice</translation>
        </message>
        <message>
            <source>a second speaker</source>
            <translation>a second speaker</translation>
        </message>
        <message>
            <source>music</source>
            <translation>music</translation>
        </message>
        <message>
            <source>hardly any speech</source>
            <translation>hardly any speech</translation>
        </message>
        <message>
            <source>very short</source>
            <translation>very short</translation>
        </message>
        <message>
            <source>very long</source>
            <translation>very long</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message>
            <source>%1 LUFS</source>
            <translation>%1 LUFS</translation>
        </message>
        <message>
            <source>%1 dB</source>
            <translation>%1 dB</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>left out</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Language</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Length</translation>
        </message>
        <message>
            <source>Loudness</source>
            <translation>Loudness</translation>
        </message>
        <message>
            <source>Above noise</source>
            <translation>Above noise</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>Grade</translation>
        </message>
        <message>
            <source>too quiet</source>
            <translation>too quiet</translation>
        </message>
        <message>
            <source>too loud</source>
            <translation>too loud</translation>
        </message>
        <message>
            <source>mains hum</source>
            <translation>mains hum</translation>
        </message>
        <message>
            <source>silence</source>
            <translation>silence</translation>
        </message>
        <message>
            <source>repaired</source>
            <translation>repaired</translation>
        </message>
        <message>
            <source>Not in the sound: %1</source>
            <translation>Not in the sound: %1</translation>
        </message>
        <message>
            <source>Heard, but not in the text: %1</source>
            <translation>Heard, but not in the text: %1</translation>
        </message>
        <message>
            <source>The voice differs from the rest of the set by %1 %; other people&apos;s by 20 % and more.</source>
            <translation>The voice differs from the rest of the set by %1 %; other people&apos;s by 20 % and more.</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::Clock</name>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 min</translation>
        </message>
        <message>
            <source>%1 h</source>
            <translation>%1 h</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::DatasetPage</name>
        <message>
            <source>Every clip that is shown has been checked.</source>
            <translation>Every clip that is shown has been checked.</translation>
        </message>
        <message>
            <source>No project is open</source>
            <translation>No project is open</translation>
        </message>
        <message>
            <source>Clips belong to a project. Open one, or make a new one.</source>
            <translation>Clips belong to a project. Open one, or make a new one.</translation>
        </message>
        <message>
            <source>Go to projects</source>
            <translation>Go to projects</translation>
        </message>
        <message>
            <source>No clips yet</source>
            <translation>No clips yet</translation>
        </message>
        <message>
            <source>Bring recordings, a folder of them, or a .list file. Long recordings are cut in their pauses. You can also drop files anywhere in this window.</source>
            <translation>Bring recordings, a folder of them, or a .list file. Long recordings are cut in their pauses. You can also drop files anywhere in this window.</translation>
        </message>
        <message>
            <source>Import files …</source>
            <translation>Import files …</translation>
        </message>
        <message>
            <source>Enter plays · F2 edits · Ctrl+D next doubtful · Ctrl+Enter checked · Del leaves out</source>
            <translation>Enter plays · F2 edits · Ctrl+D next doubtful · Ctrl+Enter checked · Del leaves out</translation>
        </message>
        <message>
            <source>Transcribe</source>
            <translation>Transcribe</translation>
        </message>
        <message>
            <source>Import …</source>
            <translation>Import …</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>Clips</source>
            <translation>Clips</translation>
        </message>
        <message>
            <source>“%1” is in none of the texts that are shown.</source>
            <translation>“%1” is in none of the texts that are shown.</translation>
        </message>
        <message numerus="yes">
            <source>Replaced in %n text(s).</source>
            <translation>
                <numerusform>Replaced in %n text.</numerusform>
                <numerusform>Replaced in %n texts.</numerusform>
            </translation>
        </message>
        <message>
            <source>Import recordings</source>
            <translation>Import recordings</translation>
        </message>
        <message>
            <source>Sound and lists (*.wav *.flac *.ogg *.opus *.mp3 *.m4a *.aiff *.mp4 *.list)</source>
            <translation>Sound and lists (*.wav *.flac *.ogg *.opus *.mp3 *.m4a *.aiff *.mp4 *.list)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>All files (*)</translation>
        </message>
        <message>
            <source>Folder for the clips and their list</source>
            <translation>Folder for the clips and their list</translation>
        </message>
        <message>
            <source>Check the sound</source>
            <translation>Check the sound</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>For training: WAV, 32 kHz …</source>
            <translation>For training: WAV, 32 kHz …</translation>
        </message>
        <message>
            <source>For other programs: WAV, 48 kHz …</source>
            <translation>For other programs: WAV, 48 kHz …</translation>
        </message>
        <message>
            <source>Writes down what is said in the clips that have no text, and marks the words of the others that are not in the sound</source>
            <translation>Writes down what is said in the clips that have no text, and marks the words of the others that are not in the sound</translation>
        </message>
        <message>
            <source>Measures noise, clipping, loudness and more, compares the voices, and grades each clip</source>
            <translation>Measures noise, clipping, loudness and more, compares the voices, and grades each clip</translation>
        </message>
        <message>
            <source>Takes away noise, hum, echo and clipping where that makes a clip better. Undo brings the old sound back.</source>
            <translation>Takes away noise, hum, echo and clipping where that makes a clip better. Undo brings the old sound back.</translation>
        </message>
        <message numerus="yes">
            <source>Repair %n clip(s)</source>
            <translation>
                <numerusform>Repair %n clip</numerusform>
                <numerusform>Repair %n clips</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::ErrorText</name>
        <message>
            <source>“%1” is not there. %2</source>
            <translation>“%1” is not there. %2</translation>
        </message>
        <message>
            <source>“%1” cannot be written to. Choose another folder.</source>
            <translation>“%1” cannot be written to. Choose another folder.</translation>
        </message>
        <message>
            <source>The disk is full. Free some space and try again; nothing was changed.</source>
            <translation>The disk is full. Free some space and try again; nothing was changed.</translation>
        </message>
        <message>
            <source>“%1” is damaged. Copy or download it again. %2</source>
            <translation>“%1” is damaged. Copy or download it again. %2</translation>
        </message>
        <message>
            <source>There is not enough memory. Close other programs, or choose the processor instead of the graphics card.</source>
            <translation>There is not enough memory. Close other programs, or choose the processor instead of the graphics card.</translation>
        </message>
        <message>
            <source>Something went wrong inside the program: %1</source>
            <translation>Something went wrong inside the program: %1</translation>
        </message>
        <message>
            <source>“%1”: %2</source>
            <translation>“%1”: %2</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::FilterBar</name>
        <message>
            <source>All</source>
            <translation>All</translation>
        </message>
        <message>
            <source>To check</source>
            <translation>To check</translation>
        </message>
        <message>
            <source>Repair</source>
            <translation>Repair</translation>
        </message>
        <message>
            <source>Without text</source>
            <translation>Without text</translation>
        </message>
        <message>
            <source>Left out</source>
            <translation>Left out</translation>
        </message>
        <message>
            <source>Show: %1</source>
            <translation>Show: %1</translation>
        </message>
        <message>
            <source>Search the texts</source>
            <translation>Search the texts</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::Guide</name>
        <message>
            <source>This is the voice that ships with the program. It speaks a sentence for you now.</source>
            <translation>This is the voice that ships with the program. It speaks a sentence for you now.</translation>
        </message>
        <message>
            <source>Next: your own voice. Record yourself, or bring a recording of the voice.</source>
            <translation>Next: your own voice. Record yourself, or bring a recording of the voice.</translation>
        </message>
        <message>
            <source>Step %1 of 3</source>
            <translation>Step %1 of 3</translation>
        </message>
        <message>
            <source>Make my own voice</source>
            <translation>Make my own voice</translation>
        </message>
        <message>
            <source>Close the guide</source>
            <translation>Close the guide</translation>
        </message>
        <message>
            <source>Now change the text and press Speak.</source>
            <translation>Now change the text and press Speak.</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::Header</name>
        <message>
            <source>change text</source>
            <translation>change text</translation>
        </message>
        <message>
            <source>replace text</source>
            <translation>replace text</translation>
        </message>
        <message>
            <source>drop clips</source>
            <translation>drop clips</translation>
        </message>
        <message>
            <source>take clips back</source>
            <translation>take clips back</translation>
        </message>
        <message>
            <source>mark as checked</source>
            <translation>mark as checked</translation>
        </message>
        <message>
            <source>change language</source>
            <translation>change language</translation>
        </message>
        <message>
            <source>change speaker</source>
            <translation>change speaker</translation>
        </message>
        <message>
            <source>import</source>
            <translation>import</translation>
        </message>
        <message>
            <source>record</source>
            <translation>record</translation>
        </message>
        <message>
            <source>slice</source>
            <translation>slice</translation>
        </message>
        <message>
            <source>clean</source>
            <translation>clean</translation>
        </message>
        <message>
            <source>transcribe</source>
            <translation>transcribe</translation>
        </message>
        <message>
            <source>measure clips</source>
            <translation>measure clips</translation>
        </message>
        <message>
            <source>remove</source>
            <translation>remove</translation>
        </message>
        <message>
            <source>edit</source>
            <translation>edit</translation>
        </message>
        <message>
            <source>Timbre Studio</source>
            <translation>Timbre Studio</translation>
        </message>
        <message numerus="yes">
            <source>%n recording(s)</source>
            <translation>
                <numerusform>%n recording</numerusform>
                <numerusform>%n recordings</numerusform>
            </translation>
        </message>
        <message>
            <source>read only</source>
            <translation>read only</translation>
        </message>
        <message>
            <source>Undo: %1</source>
            <translation>Undo: %1</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Redo: %1</source>
            <translation>Redo: %1</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>Redo</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Keyboard shortcuts</translation>
        </message>
        <message>
            <source>repair clips</source>
            <translation>repair clips</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::JobsPanel</name>
        <message>
            <source>%1 % · about %2 left</source>
            <translation>%1 % · about %2 left</translation>
        </message>
        <message>
            <source>Just started</source>
            <translation>Just started</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>Stopped. What was done so far is kept.</source>
            <translation>Stopped. What was done so far is kept.</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>Jobs</translation>
        </message>
        <message>
            <source>Nothing is running. Long tasks appear here.</source>
            <translation>Nothing is running. Long tasks appear here.</translation>
        </message>
        <message>
            <source>Clear finished</source>
            <translation>Clear finished</translation>
        </message>
        <message>
            <source>Stop: %1</source>
            <translation>Stop: %1</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::LevelMeter</name>
        <message>
            <source>Recording level</source>
            <translation>Recording level</translation>
        </message>
        <message>
            <source>Peak %1 dB</source>
            <translation>Peak %1 dB</translation>
        </message>
        <message>
            <source>CLIP</source>
            <translation>CLIP</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::MainWindow</name>
        <message>
            <source>Speaking</source>
            <translation>Speaking</translation>
        </message>
        <message>
            <source>Audiobook</source>
            <translation>Audiobook</translation>
        </message>
        <message>
            <source>Books with chapters and several speakers are not part of this version. The Speak page reads texts of any length in one voice.</source>
            <translation>Books with chapters and several speakers are not part of this version. The Speak page reads texts of any length in one voice.</translation>
        </message>
        <message>
            <source>Go to Speak</source>
            <translation>Go to Speak</translation>
        </message>
        <message>
            <source>%1 – Timbre Studio</source>
            <translation>%1 – Timbre Studio</translation>
        </message>
        <message>
            <source>Timbre Studio</source>
            <translation>Timbre Studio</translation>
        </message>
        <message>
            <source>Cleaning a recording</source>
            <translation>Cleaning a recording</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::MelLane</name>
        <message>
            <source>%1 Hz</source>
            <translation>%1 Hz</translation>
        </message>
        <message>
            <source>%1 kHz</source>
            <translation>%1 kHz</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::Minimap</name>
        <message>
            <source>Whole recording</source>
            <translation>Whole recording</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::Pages</name>
        <message>
            <source>Home</source>
            <comment>navigation</comment>
            <translation>Home</translation>
        </message>
        <message>
            <source>Record</source>
            <comment>navigation</comment>
            <translation>Record</translation>
        </message>
        <message>
            <source>Dataset</source>
            <comment>navigation</comment>
            <translation>Dataset</translation>
        </message>
        <message>
            <source>Train</source>
            <comment>navigation</comment>
            <translation>Train</translation>
        </message>
        <message>
            <source>Speak</source>
            <comment>navigation</comment>
            <translation>Speak</translation>
        </message>
        <message>
            <source>Book</source>
            <comment>navigation</comment>
            <translation>Book</translation>
        </message>
        <message>
            <source>Voices</source>
            <comment>navigation</comment>
            <translation>Voices</translation>
        </message>
        <message>
            <source>Settings</source>
            <comment>navigation</comment>
            <translation>Settings</translation>
        </message>
        <message>
            <source>Home</source>
            <translation>Home</translation>
        </message>
        <message>
            <source>Record &amp; Clean</source>
            <translation>Record &amp; Clean</translation>
        </message>
        <message>
            <source>Dataset</source>
            <translation>Dataset</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>Train</translation>
        </message>
        <message>
            <source>Speak</source>
            <translation>Speak</translation>
        </message>
        <message>
            <source>Audiobook</source>
            <translation>Audiobook</translation>
        </message>
        <message>
            <source>Voices &amp; Models</source>
            <translation>Voices &amp; Models</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Settings</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::Player</name>
        <message>
            <source>No sound device was found. The speech can be saved to a file.</source>
            <translation>No sound device was found. The speech can be saved to a file.</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::ProjectSession</name>
        <message>
            <source>“%1” is open in another window. Close it there, or open it to read only.</source>
            <translation>“%1” is open in another window. Close it there, or open it to read only.</translation>
        </message>
        <message>
            <source>“%1” is damaged. The damaged file is kept beside the backup you choose.</source>
            <translation>“%1” is damaged. The damaged file is kept beside the backup you choose.</translation>
        </message>
        <message>
            <source>“%1” was made by a newer Timbre Studio. Update the program to open it; nothing was changed.</source>
            <translation>“%1” was made by a newer Timbre Studio. Update the program to open it; nothing was changed.</translation>
        </message>
        <message>
            <source>“%1” cannot be written to. It can be opened to read only.</source>
            <translation>“%1” cannot be written to. It can be opened to read only.</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::ReadinessBar</name>
        <message numerus="yes">
            <source>%n clip(s)</source>
            <translation>
                <numerusform>%n clip</numerusform>
                <numerusform>%n clips</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to check</source>
            <translation>
                <numerusform>%n to check</numerusform>
                <numerusform>%n to check</numerusform>
            </translation>
        </message>
        <message>
            <source>imitate</source>
            <translation>imitate</translation>
        </message>
        <message>
            <source>One good clip of 3 to 10 seconds is enough to imitate a voice.</source>
            <translation>One good clip of 3 to 10 seconds is enough to imitate a voice.</translation>
        </message>
        <message>
            <source>train</source>
            <translation>train</translation>
        </message>
        <message>
            <source>A voice can be trained from one minute of clips with texts on. There are %1 now.</source>
            <translation>A voice can be trained from one minute of clips with texts on. There are %1 now.</translation>
        </message>
        <message>
            <source>long texts</source>
            <translation>long texts</translation>
        </message>
        <message>
            <source>From ten minutes on a voice has enough variety for long texts. There are %1 now.</source>
            <translation>From ten minutes on a voice has enough variety for long texts. There are %1 now.</translation>
        </message>
        <message>
            <source>Good enough for: %1</source>
            <translation>Good enough for: %1</translation>
        </message>
        <message>
            <source>Not yet enough for: %1</source>
            <translation>Not yet enough for: %1</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::RecordPage</name>
        <message>
            <source>take</source>
            <translation>take</translation>
        </message>
        <message>
            <source>Stopped. The recording is as it was.</source>
            <translation>Stopped. The recording is as it was.</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Record</translation>
        </message>
        <message>
            <source>Clean</source>
            <translation>Clean</translation>
        </message>
        <message>
            <source>Slice</source>
            <translation>Slice</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>Steps</translation>
        </message>
        <message>
            <source>Open …</source>
            <translation>Open …</translation>
        </message>
        <message>
            <source>Open a recording</source>
            <translation>Open a recording</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Play</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Space</translation>
        </message>
        <message>
            <source>Press Record and speak, or drop a recording here.</source>
            <translation>Press Record and speak, or drop a recording here.</translation>
        </message>
        <message>
            <source>Play and switch between before and after.</source>
            <translation>Play and switch between before and after.</translation>
        </message>
        <message>
            <source>Play and switch between before and after. The neural denoiser is not installed; a spectral gate takes its place.</source>
            <translation>Play and switch between before and after. The neural denoiser is not installed; a spectral gate takes its place.</translation>
        </message>
        <message>
            <source>No recording is open</source>
            <translation>No recording is open</translation>
        </message>
        <message>
            <source>Sound files (*.wav *.flac *.ogg *.opus *.mp3 *.aiff)</source>
            <translation>Sound files (*.wav *.flac *.ogg *.opus *.mp3 *.aiff)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>All files (*)</translation>
        </message>
        <message>
            <source>Recording …</source>
            <translation>Recording …</translation>
        </message>
        <message>
            <source>%1 s can be heard before and after; equally loud.</source>
            <translation>%1 s can be heard before and after; equally loud.</translation>
        </message>
        <message>
            <source>%1 cleaned</source>
            <translation>%1 cleaned</translation>
        </message>
        <message>
            <source>Open or create a project first; recordings are kept in it.</source>
            <translation>Open or create a project first; recordings are kept in it.</translation>
        </message>
        <message>
            <source>Cleaned. The original is kept as it was.</source>
            <translation>Cleaned. The original is kept as it was.</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::RecordPanel</name>
        <message>
            <source>Microphone</source>
            <translation>Microphone</translation>
        </message>
        <message>
            <source>Read aloud</source>
            <translation>Read aloud</translation>
        </message>
        <message>
            <source>Script</source>
            <translation>Script</translation>
        </message>
        <message>
            <source>Lines of the script</source>
            <translation>Lines of the script</translation>
        </message>
        <message>
            <source>Recording level</source>
            <translation>Recording level</translation>
        </message>
        <message numerus="yes">
            <source>Count in (%n s)</source>
            <translation>
                <numerusform>Count in (%n s)</numerusform>
                <numerusform>Count in (%n s)</numerusform>
            </translation>
        </message>
        <message>
            <source>Next line after a silence</source>
            <translation>Next line after a silence</translation>
        </message>
        <message>
            <source>Retake</source>
            <translation>Retake</translation>
        </message>
        <message>
            <source>Records the last take, or the chosen line, again.</source>
            <translation>Records the last take, or the chosen line, again.</translation>
        </message>
        <message>
            <source>No script: speak freely</source>
            <translation>No script: speak freely</translation>
        </message>
        <message>
            <source>English sentences</source>
            <translation>English sentences</translation>
        </message>
        <message>
            <source>Mandarin sentences</source>
            <translation>Mandarin sentences</translation>
        </message>
        <message>
            <source>Japanese sentences</source>
            <translation>Japanese sentences</translation>
        </message>
        <message>
            <source>Open or create a project first; recordings are kept in it.</source>
            <translation>Open or create a project first; recordings are kept in it.</translation>
        </message>
        <message>
            <source>No microphone was found</source>
            <translation>No microphone was found</translation>
        </message>
        <message>
            <source>Plug one in; it is noticed by itself. Files can be opened without one.</source>
            <translation>Plug one in; it is noticed by itself. Files can be opened without one.</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Record</translation>
        </message>
        <message>
            <source>Record this line</source>
            <translation>Record this line</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Go on</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>No sound at all. Is the microphone muted?</source>
            <translation>No sound at all. Is the microphone muted?</translation>
        </message>
        <message>
            <source>The room is noisy (%1 dB). Say something to check the level.</source>
            <translation>The room is noisy (%1 dB). Say something to check the level.</translation>
        </message>
        <message>
            <source>The room is quiet (%1 dB). Say something to check the level.</source>
            <translation>The room is quiet (%1 dB). Say something to check the level.</translation>
        </message>
        <message>
            <source>Too soft (%1 LUFS). Come closer or turn the input up.</source>
            <translation>Too soft (%1 LUFS). Come closer or turn the input up.</translation>
        </message>
        <message>
            <source>Good: speech %1 LUFS, noise %2 dB.</source>
            <translation>Good: speech %1 LUFS, noise %2 dB.</translation>
        </message>
        <message>
            <source>Too loud (%1 LUFS). Step back or turn the input down.</source>
            <translation>Too loud (%1 LUFS). Step back or turn the input down.</translation>
        </message>
        <message numerus="yes">
            <source>Clipping: %n sample(s) at full scale. Turn the input down and take it again.</source>
            <translation>
                <numerusform>Clipping: %n sample at full scale. Turn the input down and take it again.</numerusform>
                <numerusform>Clipping: %n samples at full scale. Turn the input down and take it again.</numerusform>
            </translation>
        </message>
        <message>
            <source>Much noise behind the voice (%1 dB). Look for a fan, or come closer.</source>
            <translation>Much noise behind the voice (%1 dB). Look for a fan, or come closer.</translation>
        </message>
        <message>
            <source>Read aloud: %1 of %2</source>
            <translation>Read aloud: %1 of %2</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::Recorder</name>
        <message>
            <source>The microphone was unplugged.</source>
            <translation>The microphone was unplugged.</translation>
        </message>
        <message>
            <source>No microphone was found. Plug one in, or drop a recording here.</source>
            <translation>No microphone was found. Plug one in, or drop a recording here.</translation>
        </message>
        <message>
            <source>The microphone stopped working.</source>
            <translation>The microphone stopped working.</translation>
        </message>
        <message>
            <source>The first %1 s are kept in “%2”.</source>
            <translation>The first %1 s are kept in “%2”.</translation>
        </message>
        <message>
            <source>The disk is full, so recording stopped.</source>
            <translation>The disk is full, so recording stopped.</translation>
        </message>
        <message>
            <source>The %1 s recorded so far are kept.</source>
            <translation>The %1 s recorded so far are kept.</translation>
        </message>
        <message>
            <source>The microphone sends no sound any more.</source>
            <translation>The microphone sends no sound any more.</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::RecordingLink</name>
        <message>
            <source>Open or create a project first; clips are kept in it.</source>
            <translation>Open or create a project first; clips are kept in it.</translation>
        </message>
        <message numerus="yes">
            <source>%n clip(s) are in the dataset now.</source>
            <translation>
                <numerusform>%n clip are in the dataset now.</numerusform>
                <numerusform>%n clips are in the dataset now.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::ReplaceBar</name>
        <message>
            <source>Replace this</source>
            <translation>Replace this</translation>
        </message>
        <message>
            <source>with this</source>
            <translation>with this</translation>
        </message>
        <message>
            <source>Replace in all shown</source>
            <translation>Replace in all shown</translation>
        </message>
        <message>
            <source>Close search and replace</source>
            <translation>Close search and replace</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::SettingsPage</name>
        <message>
            <source>General</source>
            <translation>General</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Language</translation>
        </message>
        <message>
            <source>Look</source>
            <translation>Look</translation>
        </message>
        <message>
            <source>New projects go to</source>
            <translation>New projects go to</translation>
        </message>
        <message>
            <source>Computing</source>
            <translation>Computing</translation>
        </message>
        <message>
            <source>Compute on</source>
            <translation>Compute on</translation>
        </message>
        <message>
            <source>Takes effect at the next start.</source>
            <translation>Takes effect at the next start.</translation>
        </message>
        <message>
            <source>Everything is computed on this computer. The program never connects to the internet.</source>
            <translation>Everything is computed on this computer. The program never connects to the internet.</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>As the system</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Light</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dark</translation>
        </message>
        <message>
            <source>The fastest there is</source>
            <translation>The fastest there is</translation>
        </message>
        <message>
            <source>Processor</source>
            <translation>Processor</translation>
        </message>
        <message>
            <source>Graphics card</source>
            <translation>Graphics card</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Keyboard shortcuts</translation>
        </message>
        <message>
            <source>Folder for new projects</source>
            <translation>Folder for new projects</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::ShortcutSheet</name>
        <message>
            <source>Everywhere</source>
            <translation>Everywhere</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Space</translation>
        </message>
        <message>
            <source>Play or pause</source>
            <translation>Play or pause</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>Redo</translation>
        </message>
        <message>
            <source>Open a project</source>
            <translation>Open a project</translation>
        </message>
        <message>
            <source>Import files</source>
            <translation>Import files</translation>
        </message>
        <message>
            <source>Show the jobs</source>
            <translation>Show the jobs</translation>
        </message>
        <message>
            <source>This page</source>
            <translation>This page</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Quit</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>Pages</translation>
        </message>
        <message>
            <source>Dataset</source>
            <translation>Dataset</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Enter</translation>
        </message>
        <message>
            <source>Play the clip</source>
            <translation>Play the clip</translation>
        </message>
        <message>
            <source>Change its text</source>
            <translation>Change its text</translation>
        </message>
        <message>
            <source>Next doubtful clip</source>
            <translation>Next doubtful clip</translation>
        </message>
        <message>
            <source>Checked, and on to the next</source>
            <translation>Checked, and on to the next</translation>
        </message>
        <message>
            <source>Del</source>
            <translation>Del</translation>
        </message>
        <message>
            <source>Drop the chosen clips, or take them back</source>
            <translation>Drop the chosen clips, or take them back</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Search</translation>
        </message>
        <message>
            <source>Search and replace</source>
            <translation>Search and replace</translation>
        </message>
        <message>
            <source>Speak</source>
            <translation>Speak</translation>
        </message>
        <message>
            <source>Speak the text</source>
            <translation>Speak the text</translation>
        </message>
        <message>
            <source>Save the speech</source>
            <translation>Save the speech</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Keyboard shortcuts</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::SliceModel</name>
        <message>
            <source>Move a cut</source>
            <translation>Move a cut</translation>
        </message>
        <message>
            <source>Split a slice</source>
            <translation>Split a slice</translation>
        </message>
        <message>
            <source>Merge slices</source>
            <translation>Merge slices</translation>
        </message>
        <message>
            <source>Remove a slice</source>
            <translation>Remove a slice</translation>
        </message>
        <message>
            <source>Add a slice</source>
            <translation>Add a slice</translation>
        </message>
        <message>
            <source>Slice again</source>
            <translation>Slice again</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::SlicePanel</name>
        <message>
            <source>Silence is below</source>
            <translation>Silence is below</translation>
        </message>
        <message>
            <source>Slices of at least</source>
            <translation>Slices of at least</translation>
        </message>
        <message>
            <source>Cut in pauses longer than</source>
            <translation>Cut in pauses longer than</translation>
        </message>
        <message>
            <source>Keep silence around speech</source>
            <translation>Keep silence around speech</translation>
        </message>
        <message>
            <source>Find the cuts</source>
            <translation>Find the cuts</translation>
        </message>
        <message numerus="yes">
            <source>Keep %n slice(s)</source>
            <translation>
                <numerusform>Keep %n slice</numerusform>
                <numerusform>Keep %n slices</numerusform>
            </translation>
        </message>
        <message>
            <source>Keep the slices</source>
            <translation>Keep the slices</translation>
        </message>
        <message numerus="yes">
            <source>%n slice(s) of %1 to %2 s; </source>
            <translation>
                <numerusform>%n slice of %1 to %2 s; </numerusform>
                <numerusform>%n slices of %1 to %2 s; </numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2 is kept.</source>
            <translation>%1 of %2 is kept.</translation>
        </message>
        <message>
            <source>Listening for speech … %1 %</source>
            <translation>Listening for speech … %1 %</translation>
        </message>
        <message>
            <source>By voice</source>
            <translation>By voice</translation>
        </message>
        <message>
            <source>By loudness</source>
            <translation>By loudness</translation>
        </message>
        <message>
            <source>Find cuts</source>
            <translation>Find cuts</translation>
        </message>
        <message>
            <source>Sure that it is speech</source>
            <translation>Sure that it is speech</translation>
        </message>
        <message>
            <source>Slices of at most</source>
            <translation>Slices of at most</translation>
        </message>
        <message>
            <source>Cuts the recording in its pauses, never in a word. Drag the edges in the picture to correct a cut; S splits, M merges, Delete drops a slice.</source>
            <translation>Cuts the recording in its pauses, never in a word. Drag the edges in the picture to correct a cut; S splits, M merges, Delete drops a slice.</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::SliceTable</name>
        <message>
            <source>Slices</source>
            <translation>Slices</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::SliceTableModel</name>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message>
            <source>Accept</source>
            <translation>Accept</translation>
        </message>
        <message>
            <source>Repair</source>
            <translation>Repair</translation>
        </message>
        <message>
            <source>Drop</source>
            <translation>Drop</translation>
        </message>
        <message>
            <source>Slice</source>
            <translation>Slice</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Start</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Length</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>Grade</translation>
        </message>
        <message>
            <source>not judged yet</source>
            <translation>not judged yet</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::Slicing</name>
        <message>
            <source>too short</source>
            <translation>too short</translation>
        </message>
        <message>
            <source>too long</source>
            <translation>too long</translation>
        </message>
        <message>
            <source>hardly any speech</source>
            <translation>hardly any speech</translation>
        </message>
        <message>
            <source>nearly silent</source>
            <translation>nearly silent</translation>
        </message>
        <message>
            <source>background noise</source>
            <translation>background noise</translation>
        </message>
        <message>
            <source>clipped peaks</source>
            <translation>clipped peaks</translation>
        </message>
        <message>
            <source>sounds like a telephone</source>
            <translation>sounds like a telephone</translation>
        </message>
        <message>
            <source>much echo</source>
            <translation>much echo</translation>
        </message>
        <message>
            <source>too quiet</source>
            <translation>too quiet</translation>
        </message>
        <message>
            <source>too loud</source>
            <translation>too loud</translation>
        </message>
        <message>
            <source>mains hum</source>
            <translation>mains hum</translation>
        </message>
        <message>
            <source>unusual speaking rate</source>
            <translation>unusual speaking rate</translation>
        </message>
        <message>
            <source>music</source>
            <translation>music</translation>
        </message>
        <message>
            <source>another speaker</source>
            <translation>another speaker</translation>
        </message>
        <message>
            <source>two speakers</source>
            <translation>two speakers</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::SoundView</name>
        <message>
            <source>Recording</source>
            <translation>Recording</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Time</translation>
        </message>
        <message>
            <source>Waveform</source>
            <translation>Waveform</translation>
        </message>
        <message>
            <source>Spectrogram</source>
            <translation>Spectrogram</translation>
        </message>
        <message>
            <source>Drag to select a time; hold Shift to select frequencies too.</source>
            <translation>Drag to select a time; hold Shift to select frequencies too.</translation>
        </message>
        <message>
            <source>Whole recording</source>
            <translation>Whole recording</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::SpeakPage</name>
        <message>
            <source>Stopped. What was spoken so far is kept.</source>
            <translation>Stopped. What was spoken so far is kept.</translation>
        </message>
        <message>
            <source>Type or paste the text to be spoken.</source>
            <translation>Type or paste the text to be spoken.</translation>
        </message>
        <message>
            <source>Text to be spoken</source>
            <translation>Text to be spoken</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>Message</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Progress</translation>
        </message>
        <message>
            <source>Speak</source>
            <translation>Speak</translation>
        </message>
        <message>
            <source>Speak the text  (Ctrl+Enter)</source>
            <translation>Speak the text  (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>Save …</source>
            <translation>Save …</translation>
        </message>
        <message>
            <source>Getting ready …</source>
            <translation>Getting ready …</translation>
        </message>
        <message>
            <source>Sentence %1 of %2</source>
            <translation>Sentence %1 of %2</translation>
        </message>
        <message>
            <source>%1 s of speech in %2 s.</source>
            <translation>%1 s of speech in %2 s.</translation>
        </message>
        <message numerus="yes">
            <source>%n sentence(s) may have a word missing or repeated; speak again with another seed.</source>
            <translation>
                <numerusform>%n sentence may have a word missing or repeated; speak again with another seed.</numerusform>
                <numerusform>%n sentences may have a word missing or repeated; speak again with another seed.</numerusform>
            </translation>
        </message>
        <message>
            <source>Save the speech</source>
            <translation>Save the speech</translation>
        </message>
        <message>
            <source>WAV, 16 bit (*.wav)</source>
            <translation>WAV, 16 bit (*.wav)</translation>
        </message>
        <message>
            <source>FLAC (*.flac)</source>
            <translation>FLAC (*.flac)</translation>
        </message>
        <message>
            <source>Saved as %1.</source>
            <translation>Saved as %1.</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Play</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::StartPage</name>
        <message>
            <source>Hear a first sentence</source>
            <translation>Hear a first sentence</translation>
        </message>
        <message>
            <source>A small English voice ships with the program. It imitates a sample recording, so that you hear at once what this is about.</source>
            <translation>A small English voice ships with the program. It imitates a sample recording, so that you hear at once what this is about.</translation>
        </message>
        <message>
            <source>Hear it</source>
            <translation>Hear it</translation>
        </message>
        <message>
            <source>Make a voice</source>
            <translation>Make a voice</translation>
        </message>
        <message>
            <source>A project holds your recordings, the texts and the voice made from them. It becomes a folder in %1. You can also drop recordings here.</source>
            <translation>A project holds your recordings, the texts and the voice made from them. It becomes a folder in %1. You can also drop recordings here.</translation>
        </message>
        <message>
            <source>Name, for example the person&apos;s</source>
            <translation>Name, for example the person&apos;s</translation>
        </message>
        <message>
            <source>Name of the new project</source>
            <translation>Name of the new project</translation>
        </message>
        <message>
            <source>Create project</source>
            <translation>Create project</translation>
        </message>
        <message>
            <source>Recent projects</source>
            <translation>Recent projects</translation>
        </message>
        <message>
            <source>Open …</source>
            <translation>Open …</translation>
        </message>
        <message>
            <source>None yet. What you make appears here.</source>
            <translation>None yet. What you make appears here.</translation>
        </message>
        <message>
            <source>Open the project %1</source>
            <translation>Open the project %1</translation>
        </message>
        <message>
            <source>Open the folder of a project</source>
            <translation>Open the folder of a project</translation>
        </message>
        <message>
            <source>Open to read only</source>
            <translation>Open to read only</translation>
        </message>
        <message>
            <source>There is no backup of it. Your recordings are still in its audio folder.</source>
            <translation>There is no backup of it. Your recordings are still in its audio folder.</translation>
        </message>
        <message numerus="yes">
            <source>Open the backup of %1 (%n clip(s))</source>
            <translation>
                <numerusform>Open the backup of %1 (%n clip)</numerusform>
                <numerusform>Open the backup of %1 (%n clips)</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::TextDelegate</name>
        <message>
            <source>No text yet</source>
            <translation>No text yet</translation>
        </message>
        <message>
            <source>Text of the clip</source>
            <translation>Text of the clip</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::TimeRuler</name>
        <message>
            <source>Time</source>
            <translation>Time</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::TransportBar</name>
        <message>
            <source>Stop</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>Stop  (Esc)</source>
            <translation>Stop  (Esc)</translation>
        </message>
        <message>
            <source>Position</source>
            <translation>Position</translation>
        </message>
        <message>
            <source>Progress of all jobs</source>
            <translation>Progress of all jobs</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Play</translation>
        </message>
        <message>
            <source>Pause  (Space)</source>
            <translation>Pause  (Space)</translation>
        </message>
        <message>
            <source>Play  (Space)</source>
            <translation>Play  (Space)</translation>
        </message>
        <message numerus="yes">
            <source>%n job(s)</source>
            <translation>
                <numerusform>%n job</numerusform>
                <numerusform>%n jobs</numerusform>
            </translation>
        </message>
        <message>
            <source>No jobs</source>
            <translation>No jobs</translation>
        </message>
        <message>
            <source>What is running and what has finished</source>
            <translation>What is running and what has finished</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::ValueSlider</name>
        <message>
            <source>Double-click for the usual value.</source>
            <translation>Double-click for the usual value.</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::VoiceCard</name>
        <message>
            <source>Detect</source>
            <translation>Detect</translation>
        </message>
        <message>
            <source>English</source>
            <translation>English</translation>
        </message>
        <message>
            <source>Mandarin</source>
            <translation>Mandarin</translation>
        </message>
        <message>
            <source>Japanese</source>
            <translation>Japanese</translation>
        </message>
        <message>
            <source>Korean</source>
            <translation>Korean</translation>
        </message>
        <message>
            <source>Cantonese</source>
            <translation>Cantonese</translation>
        </message>
        <message>
            <source>Base model (English)</source>
            <translation>Base model (English)</translation>
        </message>
        <message>
            <source>Voice</source>
            <translation>Voice</translation>
        </message>
        <message>
            <source>Speaks like this recording, 3 to 10 seconds of one person. Drop a file here.</source>
            <translation>Speaks like this recording, 3 to 10 seconds of one person. Drop a file here.</translation>
        </message>
        <message>
            <source>Choose a recording …</source>
            <translation>Choose a recording …</translation>
        </message>
        <message>
            <source>What is said in it (optional)</source>
            <translation>What is said in it (optional)</translation>
        </message>
        <message>
            <source>A new one each time</source>
            <translation>A new one each time</translation>
        </message>
        <message>
            <source>Text in</source>
            <translation>Text in</translation>
        </message>
        <message>
            <source>Recording in</source>
            <translation>Recording in</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>Speed</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Seed</translation>
        </message>
        <message>
            <source>Language of the text</source>
            <translation>Language of the text</translation>
        </message>
        <message>
            <source>Language of the recording</source>
            <translation>Language of the recording</translation>
        </message>
        <message>
            <source>Choose a recording</source>
            <translation>Choose a recording</translation>
        </message>
        <message>
            <source>What is said in the recording</source>
            <translation>What is said in the recording</translation>
        </message>
        <message>
            <source>Pause after each sentence</source>
            <translation>Pause after each sentence</translation>
        </message>
        <message>
            <source>No recording chosen yet.</source>
            <translation>No recording chosen yet.</translation>
        </message>
        <message>
            <source>Sound files (*.wav *.flac *.ogg *.mp3 *.aiff)</source>
            <translation>Sound files (*.wav *.flac *.ogg *.mp3 *.aiff)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>All files (*)</translation>
        </message>
        <message>
            <source>Pause</source>
            <comment>between sentences</comment>
            <translation>Pause</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::VoicesPage</name>
        <message>
            <source>Manner of speaking (GPT)</source>
            <translation>Manner of speaking (GPT)</translation>
        </message>
        <message>
            <source>Sound of the voice (SoVITS)</source>
            <translation>Sound of the voice (SoVITS)</translation>
        </message>
        <message>
            <source>Listens to recordings (content encoder)</source>
            <translation>Listens to recordings (content encoder)</translation>
        </message>
        <message>
            <source>Understands Chinese text (BERT)</source>
            <translation>Understands Chinese text (BERT)</translation>
        </message>
        <message>
            <source>Tells voices apart (speaker encoder)</source>
            <translation>Tells voices apart (speaker encoder)</translation>
        </message>
        <message>
            <source>Writes down speech (Whisper)</source>
            <translation>Writes down speech (Whisper)</translation>
        </message>
        <message>
            <source>Importing models</source>
            <translation>Importing models</translation>
        </message>
        <message>
            <source>Voices</source>
            <translation>Voices</translation>
        </message>
        <message>
            <source>Choose one on the Speak page. A recording of 3 to 10 seconds gives any of them another timbre.</source>
            <translation>Choose one on the Speak page. A recording of 3 to 10 seconds gives any of them another timbre.</translation>
        </message>
        <message>
            <source>Models</source>
            <translation>Models</translation>
        </message>
        <message>
            <source>The official weights are found in any folder layout and copied here. Nothing is downloaded by itself.</source>
            <translation>The official weights are found in any folder layout and copied here. Nothing is downloaded by itself.</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>What it does</source>
            <translation>What it does</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Size</translation>
        </message>
        <message>
            <source>Import a folder …</source>
            <translation>Import a folder …</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Remove</translation>
        </message>
        <message>
            <source>Base model (English)</source>
            <translation>Base model (English)</translation>
        </message>
        <message>
            <source>Folder with models</source>
            <translation>Folder with models</translation>
        </message>
        <message>
            <source>Looking for models …</source>
            <translation>Looking for models …</translation>
        </message>
        <message numerus="yes">
            <source>%n model(s) imported.</source>
            <translation>
                <numerusform>%n model imported.</numerusform>
                <numerusform>%n models imported.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::WaveformLane</name>
        <message>
            <source>%1 dB</source>
            <translation>%1 dB</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::WaveformView</name>
        <message>
            <source>Waveform</source>
            <translation>Waveform</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::Audition</name>
        <message>
            <source>before training</source>
            <translation>before training</translation>
        </message>
        <message>
            <source>epoch %1</source>
            <translation>epoch %1</translation>
        </message>
        <message>
            <source>Sentence %1, %2</source>
            <translation>Sentence %1, %2</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::Curves</name>
        <message>
            <source>Words misread</source>
            <translation>Words misread</translation>
        </message>
        <message>
            <source>Likeness</source>
            <translation>Likeness</translation>
        </message>
        <message>
            <source>Losses</source>
            <translation>Losses</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>Speed</translation>
        </message>
        <message>
            <source>How many words of the test sentences a listening model does not understand. Lower is better.</source>
            <translation>How many words of the test sentences a listening model does not understand. Lower is better.</translation>
        </message>
        <message>
            <source>How alike the voice and recordings that were held back are, up to 1. Higher is better.</source>
            <translation>How alike the voice and recordings that were held back are, up to 1. Higher is better.</translation>
        </message>
        <message>
            <source>What training makes smaller; a smoothed line over the raw values.</source>
            <translation>What training makes smaller; a smoothed line over the raw values.</translation>
        </message>
        <message>
            <source>Seconds per step (left) and memory (right)</source>
            <translation>Seconds per step (left) and memory (right)</translation>
        </message>
        <message>
            <source>Which loss is shown</source>
            <translation>Which loss is shown</translation>
        </message>
        <message>
            <source>log</source>
            <translation>log</translation>
        </message>
        <message>
            <source>Logarithmic scale</source>
            <translation>Logarithmic scale</translation>
        </message>
        <message>
            <source>%1 s · %2</source>
            <translation>%1 s · %2</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::PlanCard</name>
        <message>
            <source>New voice</source>
            <translation>New voice</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Name of the voice</source>
            <translation>Name of the voice</translation>
        </message>
        <message>
            <source>What the voice will be called</source>
            <translation>What the voice will be called</translation>
        </message>
        <message>
            <source>Clips</source>
            <translation>Clips</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Model</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>Memory</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Time</translation>
        </message>
        <message>
            <source>Progress of the plan</source>
            <translation>Progress of the plan</translation>
        </message>
        <message>
            <source>More</source>
            <translation>More</translation>
        </message>
        <message>
            <source>More settings</source>
            <translation>More settings</translation>
        </message>
        <message>
            <source>Start from</source>
            <translation>Start from</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>Train</translation>
        </message>
        <message>
            <source>Epochs</source>
            <translation>Epochs</translation>
        </message>
        <message>
            <source>At most</source>
            <translation>At most</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>Precision</translation>
        </message>
        <message>
            <source>Model to start from</source>
            <translation>Model to start from</translation>
        </message>
        <message>
            <source>What is trained</source>
            <translation>What is trained</translation>
        </message>
        <message>
            <source>Most minutes</source>
            <translation>Most minutes</translation>
        </message>
        <message>
            <source>Folder with weights …</source>
            <translation>Folder with weights …</translation>
        </message>
        <message>
            <source>As recommended</source>
            <translation>As recommended</translation>
        </message>
        <message>
            <source>Sound only</source>
            <translation>Sound only</translation>
        </message>
        <message>
            <source>Manner only</source>
            <translation>Manner only</translation>
        </message>
        <message>
            <source>Sound and manner</source>
            <translation>Sound and manner</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>Automatic</translation>
        </message>
        <message>
            <source>No limit</source>
            <translation>No limit</translation>
        </message>
        <message>
            <source> min</source>
            <translation> min</translation>
        </message>
        <message>
            <source>Small adapters (LoRA)</source>
            <translation>Small adapters (LoRA)</translation>
        </message>
        <message>
            <source>Train this voice</source>
            <translation>Train this voice</translation>
        </message>
        <message numerus="yes">
            <source>%n clip(s)</source>
            <translation>
                <numerusform>%n clip</numerusform>
                <numerusform>%n clips</numerusform>
            </translation>
        </message>
        <message>
            <source>%1, fits with batches of %2</source>
            <translation>%1, fits with batches of %2</translation>
        </message>
        <message>
            <source>%1 on this machine, and listening after each epoch</source>
            <translation>%1 on this machine, and listening after each epoch</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
        <message>
            <source>Give the voice a name.</source>
            <translation>Give the voice a name.</translation>
        </message>
        <message>
            <source>“base” is the model that ships with the program. Choose another name.</source>
            <translation>“base” is the model that ships with the program. Choose another name.</translation>
        </message>
        <message>
            <source>A name has no slashes, and does not begin with a dot or a dash.</source>
            <translation>A name has no slashes, and does not begin with a dot or a dash.</translation>
        </message>
        <message>
            <source>Folder with official weights (s1*.ckpt, s2G*.pth)</source>
            <translation>Folder with official weights (s1*.ckpt, s2G*.pth)</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::ProbeStrip</name>
        <message>
            <source>Listen</source>
            <translation>Listen</translation>
        </message>
        <message>
            <source>The same sentences before training and after each epoch.</source>
            <translation>The same sentences before training and after each epoch.</translation>
        </message>
        <message>
            <source>Before the first epoch and after each one, three sentences are spoken with the voice so far. They can be heard here.</source>
            <translation>Before the first epoch and after each one, three sentences are spoken with the voice so far. They can be heard here.</translation>
        </message>
        <message>
            <source>A/B  (B)</source>
            <translation>A/B  (B)</translation>
        </message>
        <message>
            <source>Compare with the sound before</source>
            <translation>Compare with the sound before</translation>
        </message>
        <message>
            <source>Switches between the last two epochs that were played, equally loud  (B)</source>
            <translation>Switches between the last two epochs that were played, equally loud  (B)</translation>
        </message>
        <message>
            <source>Sentence %1</source>
            <translation>Sentence %1</translation>
        </message>
        <message>
            <source>misread
likeness</source>
            <translation>misread
likeness</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Before</translation>
        </message>
        <message>
            <source>Epoch %1</source>
            <translation>Epoch %1</translation>
        </message>
        <message>
            <source>%1 measures best</source>
            <translation>%1 measures best</translation>
        </message>
        <message>
            <source>Play sentence %1, %2</source>
            <translation>Play sentence %1, %2</translation>
        </message>
        <message>
            <source>Epoch</source>
            <translation>Epoch</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::ProcessMeter</name>
        <message>
            <source>processor %1</source>
            <translation>processor %1</translation>
        </message>
        <message>
            <source>memory %1</source>
            <translation>memory %1</translation>
        </message>
        <message>
            <source>%1 free on the disk</source>
            <translation>%1 free on the disk</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::RunBar</name>
        <message>
            <source>Stop</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>Ends the training; what it reached is kept</source>
            <translation>Ends the training; what it reached is kept</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Resume</translation>
        </message>
        <message>
            <source>Speak with it</source>
            <translation>Speak with it</translation>
        </message>
        <message>
            <source>Progress of the training</source>
            <translation>Progress of the training</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Go on</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::RunList</name>
        <message>
            <source>%1 misread, %2 alike</source>
            <translation>%1 misread, %2 alike</translation>
        </message>
        <message>
            <source>Trainings</source>
            <translation>Trainings</translation>
        </message>
        <message>
            <source>Each training is kept here with its settings and results.</source>
            <translation>Each training is kept here with its settings and results.</translation>
        </message>
        <message>
            <source>Compare with</source>
            <translation>Compare with</translation>
        </message>
        <message>
            <source>Use its settings</source>
            <translation>Use its settings</translation>
        </message>
        <message>
            <source>Takes name and settings over for a new training</source>
            <translation>Takes name and settings over for a new training</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Delete</translation>
        </message>
        <message>
            <source>Deletes what the training kept; a finished voice stays</source>
            <translation>Deletes what the training kept; a finished voice stays</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>The training was deleted.</source>
            <translation>The training was deleted.</translation>
        </message>
        <message>
            <source>Nothing</source>
            <translation>Nothing</translation>
        </message>
        <message>
            <source>Dashed: %1</source>
            <translation>Dashed: %1</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::RunLogView</name>
        <message>
            <source>What happened</source>
            <translation>What happened</translation>
        </message>
        <message>
            <source>What happened, in words</source>
            <translation>What happened, in words</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::TrainPage</name>
        <message>
            <source>Measuring how long it will take …</source>
            <translation>Measuring how long it will take …</translation>
        </message>
        <message>
            <source>Planning a training</source>
            <translation>Planning a training</translation>
        </message>
        <message>
            <source>Training %1</source>
            <translation>Training %1</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>No project is open</source>
            <translation>No project is open</translation>
        </message>
        <message>
            <source>A voice is trained from the clips of a project. Open one, or make a new one.</source>
            <translation>A voice is trained from the clips of a project. Open one, or make a new one.</translation>
        </message>
        <message>
            <source>Go to projects</source>
            <translation>Go to projects</translation>
        </message>
        <message>
            <source>No clips to train from yet</source>
            <translation>No clips to train from yet</translation>
        </message>
        <message>
            <source>Bring recordings of one person, from a minute on, with what is said in them.</source>
            <translation>Bring recordings of one person, from a minute on, with what is said in them.</translation>
        </message>
        <message>
            <source>Go to Dataset</source>
            <translation>Go to Dataset</translation>
        </message>
        <message>
            <source>Nothing has been trained yet</source>
            <translation>Nothing has been trained yet</translation>
        </message>
        <message>
            <source>While it trains you see here how the voice gets better, and hear it speak.</source>
            <translation>While it trains you see here how the voice gets better, and hear it speak.</translation>
        </message>
        <message>
            <source>This project is open to read only. Open it to write to train a voice.</source>
            <translation>This project is open to read only. Open it to write to train a voice.</translation>
        </message>
        <message>
            <source>Show: %1</source>
            <translation>Show: %1</translation>
        </message>
        <message>
            <source>A training runs</source>
            <translation>A training runs</translation>
        </message>
        <message>
            <source>“%1” is still being trained.</source>
            <translation>“%1” is still being trained.</translation>
        </message>
        <message>
            <source>It can go on in the background: open this project again to see how it stands.</source>
            <translation>It can go on in the background: open this project again to see how it stands.</translation>
        </message>
        <message>
            <source>Keep training</source>
            <translation>Keep training</translation>
        </message>
        <message>
            <source>Stop training</source>
            <translation>Stop training</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::TrainWords</name>
        <message>
            <source>The training program did not start. Install the program again.</source>
            <translation>The training program did not start. Install the program again.</translation>
        </message>
        <message numerus="yes">
            <source>%n epoch(s) are kept. Resume goes on from there.</source>
            <translation>
                <numerusform>%n epoch is kept. Resume goes on from there.</numerusform>
                <numerusform>%n epochs are kept. Resume goes on from there.</numerusform>
            </translation>
        </message>
        <message>
            <source>Resume goes on from what is kept.</source>
            <translation>Resume goes on from what is kept.</translation>
        </message>
        <message>
            <source>Stopping after this step …</source>
            <translation>Stopping after this step …</translation>
        </message>
        <message>
            <source>Getting ready …</source>
            <translation>Getting ready …</translation>
        </message>
        <message>
            <source>Epoch %1 of %2, step %3 of %4</source>
            <translation>Epoch %1 of %2, step %3 of %4</translation>
        </message>
        <message>
            <source>%1 left</source>
            <translation>%1 left</translation>
        </message>
        <message>
            <source>starting</source>
            <translation>starting</translation>
        </message>
        <message>
            <source>stopping</source>
            <translation>stopping</translation>
        </message>
        <message>
            <source>training</source>
            <translation>training</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>paused</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>stopped</translation>
        </message>
        <message>
            <source>finished</source>
            <translation>finished</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>failed</translation>
        </message>
        <message>
            <source>interrupted</source>
            <translation>interrupted</translation>
        </message>
        <message>
            <source>Paused.</source>
            <translation>Paused.</translation>
        </message>
        <message>
            <source>Stopped; nothing is lost.</source>
            <translation>Stopped; nothing is lost.</translation>
        </message>
        <message>
            <source>The voice “%1” is ready. It is among your voices.</source>
            <translation>The voice “%1” is ready. It is among your voices.</translation>
        </message>
        <message>
            <source>The training ended unexpectedly.</source>
            <translation>The training ended unexpectedly.</translation>
        </message>
        <message>
            <source>Manner</source>
            <translation>Manner</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>Sound</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Total</translation>
        </message>
        <message>
            <source>Spectrum</source>
            <translation>Spectrum</translation>
        </message>
        <message>
            <source>Spectrum (mel)</source>
            <translation>Spectrum (mel)</translation>
        </message>
        <message>
            <source>Pitch</source>
            <translation>Pitch</translation>
        </message>
        <message>
            <source>Voicing</source>
            <translation>Voicing</translation>
        </message>
        <message>
            <source>Writing the clips …</source>
            <translation>Writing the clips …</translation>
        </message>
        <message>
            <source>Checking the clips …</source>
            <translation>Checking the clips …</translation>
        </message>
        <message>
            <source>Listening to the clips …</source>
            <translation>Listening to the clips …</translation>
        </message>
        <message>
            <source>no text</source>
            <translation>no text</translation>
        </message>
        <message>
            <source>the text is not %1</source>
            <translation>the text is not %1</translation>
        </message>
        <message>
            <source>unknown language “%1”</source>
            <translation>unknown language “%1”</translation>
        </message>
        <message>
            <source>the recording is not there</source>
            <translation>the recording is not there</translation>
        </message>
        <message>
            <source>the recording cannot be read</source>
            <translation>the recording cannot be read</translation>
        </message>
        <message>
            <source>silence</source>
            <translation>silence</translation>
        </message>
        <message>
            <source>too short (%1)</source>
            <translation>too short (%1)</translation>
        </message>
        <message>
            <source>too long (%1)</source>
            <translation>too long (%1)</translation>
        </message>
        <message>
            <source>overdriven (%1 of it)</source>
            <translation>overdriven (%1 of it)</translation>
        </message>
        <message>
            <source>the same recording as clip %1</source>
            <translation>the same recording as clip %1</translation>
        </message>
        <message>
            <source>Several speakers (%1): the voice will be a mixture.</source>
            <translation>Several speakers (%1): the voice will be a mixture.</translation>
        </message>
        <message>
            <source>Only %1 of speech; a minute or more is better.</source>
            <translation>Only %1 of speech; a minute or more is better.</translation>
        </message>
        <message>
            <source>Clip %1: %2</source>
            <translation>Clip %1: %2</translation>
        </message>
        <message>
            <source>%1 – left out</source>
            <translation>%1 – left out</translation>
        </message>
        <message>
            <source>Training begins.</source>
            <translation>Training begins.</translation>
        </message>
        <message>
            <source>The plan has been measured.</source>
            <translation>The plan has been measured.</translation>
        </message>
        <message>
            <source>%1: epoch %2 of %3 is done.</source>
            <translation>%1: epoch %2 of %3 is done.</translation>
        </message>
        <message>
            <source>%1: before training</source>
            <translation>%1: before training</translation>
        </message>
        <message>
            <source>%1: after epoch %2</source>
            <translation>%1: after epoch %2</translation>
        </message>
        <message>
            <source>%1, %2 of the words are misread, similarity %3.</source>
            <translation>%1, %2 of the words are misread, similarity %3.</translation>
        </message>
        <message>
            <source>The best so far.</source>
            <translation>The best so far.</translation>
        </message>
        <message>
            <source>%1: step %2 is kept.</source>
            <translation>%1: step %2 is kept.</translation>
        </message>
        <message>
            <source>Finished. The voice is ready.</source>
            <translation>Finished. The voice is ready.</translation>
        </message>
        <message>
            <source>Stopped.</source>
            <translation>Stopped.</translation>
        </message>
        <message>
            <source>Failed.</source>
            <translation>Failed.</translation>
        </message>
        <message>
            <source>Base model (English)</source>
            <translation>Base model (English)</translation>
        </message>
        <message>
            <source>%1 only</source>
            <translation>%1 only</translation>
        </message>
        <message>
            <source>Sound and manner</source>
            <translation>Sound and manner</translation>
        </message>
        <message numerus="yes">
            <source>%n epoch(s)</source>
            <translation>
                <numerusform>%n epoch</numerusform>
                <numerusform>%n epochs</numerusform>
            </translation>
        </message>
        <message>
            <source>at most %1 min</source>
            <translation>at most %1 min</translation>
        </message>
        <message>
            <source>adapters</source>
            <translation>adapters</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>about %1 s</source>
            <translation>about %1 s</translation>
        </message>
        <message>
            <source>about %1 min</source>
            <translation>about %1 min</translation>
        </message>
        <message>
            <source>about %1 h</source>
            <translation>about %1 h</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::TrainingRuns</name>
        <message>
            <source>The run cannot be deleted: its folder cannot be written to.</source>
            <translation>The run cannot be deleted: its folder cannot be written to.</translation>
        </message>
    </context>
</TS>

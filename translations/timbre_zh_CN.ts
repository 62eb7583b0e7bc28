<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
    <context>
        <name>timbre::ui::CleanPanel</name>
        <message>
            <source>Before</source>
            <translation>之前</translation>
        </message>
        <message>
            <source>After</source>
            <translation>之后</translation>
        </message>
        <message>
            <source>B switches while it plays; both are equally loud.</source>
            <translation>播放时按 B 切换；两者响度一致。</translation>
        </message>
        <message>
            <source>Clean this recording</source>
            <translation>清理这段录音</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Repair clipping</source>
            <translation>修复削波</translation>
        </message>
        <message>
            <source>Rebuilds peaks that were cut off.</source>
            <translation>重建被削掉的峰值。</translation>
        </message>
        <message>
            <source>Remove clicks</source>
            <translation>去除咔哒声</translation>
        </message>
        <message>
            <source>Sensitivity</source>
            <translation>灵敏度</translation>
        </message>
        <message>
            <source>Mouth noise and crackles.</source>
            <translation>口水声和噼啪声。</translation>
        </message>
        <message>
            <source>Remove hum</source>
            <translation>去除嗡声</translation>
        </message>
        <message>
            <source>50 or 60 Hz of the mains and their overtones.</source>
            <translation>50 或 60 Hz 的电源声及其泛音。</translation>
        </message>
        <message>
            <source>Cut rumble</source>
            <translation>去除低频</translation>
        </message>
        <message>
            <source>Below</source>
            <translation>低于</translation>
        </message>
        <message>
            <source>Steps, wind and traffic under the voice.</source>
            <translation>人声之下的脚步、风声和车声。</translation>
        </message>
        <message>
            <source>Remove noise</source>
            <translation>去除噪声</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>程度</translation>
        </message>
        <message>
            <source>Fans, hiss and rooms, by a neural network.</source>
            <translation>用神经网络去除风扇、嘶声和环境声。</translation>
        </message>
        <message>
            <source>Reduce echo</source>
            <translation>减少回声</translation>
        </message>
        <message>
            <source>Strength</source>
            <translation>强度</translation>
        </message>
        <message>
            <source>Dries a room that sounds empty.</source>
            <translation>减弱空房间的回声。</translation>
        </message>
        <message>
            <source>Soften sibilants</source>
            <translation>柔化齿音</translation>
        </message>
        <message>
            <source>At most</source>
            <translation>最多</translation>
        </message>
        <message>
            <source>Sharp s and sh sounds.</source>
            <translation>刺耳的 s 和 sh 音。</translation>
        </message>
        <message>
            <source>Trim silence</source>
            <translation>修剪静音</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>保留</translation>
        </message>
        <message>
            <source>At the start and at the end.</source>
            <translation>在开头和结尾。</translation>
        </message>
        <message>
            <source>Set loudness</source>
            <translation>统一响度</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>Same loudness for every clip, peaks under -1 dB.</source>
            <translation>每个片段响度一致，峰值低于 -1 dB。</translation>
        </message>
        <message>
            <source>Soften spots</source>
            <translation>软化局部</translation>
        </message>
        <message>
            <source>By</source>
            <translation>降低</translation>
        </message>
        <message>
            <source>A cough or a ring: drag over it in the spectrogram with Shift held.</source>
            <translation>咳嗽或铃声：按住 Shift 在频谱图上拖选。</translation>
        </message>
        <message>
            <source>Remove steady noise</source>
            <translation>去除稳定噪声</translation>
        </message>
        <message>
            <source>A fan or a hiss that is always the same; it can be learned from a part where nobody speaks.</source>
            <translation>始终不变的风扇声或嘶声；可以从无人说话的片段学习。</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1（%2）</translation>
        </message>
        <message>
            <source>Soften the selected spot</source>
            <translation>软化所选区域</translation>
        </message>
        <message>
            <source>Learn it from the selection</source>
            <translation>从所选片段学习</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::ClipJobs</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>还有 %n 个</numerusform>
            </translation>
        </message>
        <message>
            <source>Stopped. What was done so far is kept.</source>
            <translation>已停止。已完成的部分会保留。</translation>
        </message>
        <message numerus="yes">
            <source>Importing %n file(s)</source>
            <translation>
                <numerusform>正在导入 %n 个文件</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n clip(s) imported.</source>
            <translation>
                <numerusform>已导入 %n 个片段。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Measuring %n clip(s)</source>
            <translation>
                <numerusform>正在测量 %n 个片段</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n clip(s) measured.</source>
            <translation>
                <numerusform>已测量 %n 个片段。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Repairing %n clip(s)</source>
            <translation>
                <numerusform>正在修复 %n 个片段</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n clip(s) repaired.</source>
            <translation>
                <numerusform>已修复 %n 个片段。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n would not sound better and stay as they were.</source>
            <translation>
                <numerusform>另有 %n 个修复后不会更好，保持原样。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Transcribing %n clip(s)</source>
            <translation>
                <numerusform>正在转写 %n 个片段</numerusform>
            </translation>
        </message>
        <message>
            <source>Listening …</source>
            <translation>正在听…</translation>
        </message>
        <message numerus="yes">
            <source>%n clip(s) transcribed.</source>
            <translation>
                <numerusform>已转写 %n 个片段。</numerusform>
            </translation>
        </message>
        <message>
            <source>Exporting the clips</source>
            <translation>正在导出片段</translation>
        </message>
        <message numerus="yes">
            <source>%n clip(s) written, with the list %1.</source>
            <translation>
                <numerusform>已写入 %n 个片段，列表为 %1。</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::ClipModel</name>
        <message>
            <source>good</source>
            <translation>良好</translation>
        </message>
        <message>
            <source>repair</source>
            <translation>修复</translation>
        </message>
        <message>
            <source>drop</source>
            <translation>排除</translation>
        </message>
        <message>
            <source>background noise</source>
            <translation>背景噪声</translation>
        </message>
        <message>
            <source>overdriven</source>
            <translation>过载</translation>
        </message>
        <message>
            <source>dull, like a telephone</source>
            <translation>发闷，像电话</translation>
        </message>
        <message>
            <source>echoing room</source>
            <translation>房间回声</translation>
        </message>
        <message>
            <source>unusual speaking rate</source>
            <translation>语速异常</translation>
        </message>
        <message>
            <source>another voice</source>
            <translation>另一个声音</translation>
        </message>
        <message>
            <source>a second speaker</source>
            <translation>有第二个说话人</translation>
        </message>
        <message>
            <source>music</source>
            <translation>音乐</translation>
        </message>
        <message>
            <source>hardly any speech</source>
            <translation>几乎没有语音</translation>
        </message>
        <message>
            <source>very short</source>
            <translation>过短</translation>
        </message>
        <message>
            <source>very long</source>
            <translation>过长</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 秒</translation>
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
            <translation>已排除</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>文本</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>时长</translation>
        </message>
        <message>
            <source>Loudness</source>
            <translation>响度</translation>
        </message>
        <message>
            <source>Above noise</source>
            <translation>信噪比</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>评级</translation>
        </message>
        <message>
            <source>too quiet</source>
            <translation>太轻</translation>
        </message>
        <message>
            <source>too loud</source>
            <translation>太响</translation>
        </message>
        <message>
            <source>mains hum</source>
            <translation>电源嗡声</translation>
        </message>
        <message>
            <source>silence</source>
            <translation>静音</translation>
        </message>
        <message>
            <source>repaired</source>
            <translation>已修复</translation>
        </message>
        <message>
            <source>Not in the sound: %1</source>
            <translation>声音中没有：%1</translation>
        </message>
        <message>
            <source>Heard, but not in the text: %1</source>
            <translation>听到但文本中没有：%1</translation>
        </message>
        <message>
            <source>The voice differs from the rest of the set by %1 %; other people&apos;s by 20 % and more.</source>
            <translation>与其余片段的嗓音相差 %1 %；他人的嗓音相差 20 % 以上。</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::Clock</name>
        <message>
            <source>%1 s</source>
            <translation>%1 秒</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 分</translation>
        </message>
        <message>
            <source>%1 h</source>
            <translation>%1 小时</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::DatasetPage</name>
        <message>
            <source>Every clip that is shown has been checked.</source>
            <translation>显示的片段都已核对。</translation>
        </message>
        <message>
            <source>No project is open</source>
            <translation>没有打开的项目</translation>
        </message>
        <message>
            <source>Clips belong to a project. Open one, or make a new one.</source>
            <translation>片段属于项目。请打开或新建一个项目。</translation>
        </message>
        <message>
            <source>Go to projects</source>
            <translation>前往项目</translation>
        </message>
        <message>
            <source>No clips yet</source>
            <translation>还没有片段</translation>
        </message>
        <message>
            <source>Bring recordings, a folder of them, or a .list file. Long recordings are cut in their pauses. You can also drop files anywhere in this window.</source>
            <translation>请导入录音、录音文件夹或 .list 文件。较长的录音会在停顿处切开。也可以把文件拖到窗口的任意位置。</translation>
        </message>
        <message>
            <source>Import files …</source>
            <translation>导入文件…</translation>
        </message>
        <message>
            <source>Enter plays · F2 edits · Ctrl+D next doubtful · Ctrl+Enter checked · Del leaves out</source>
            <translation>回车播放 · F2 编辑 · Ctrl+D 下一个存疑 · Ctrl+回车 已核对 · Del 排除</translation>
        </message>
        <message>
            <source>Transcribe</source>
            <translation>转写</translation>
        </message>
        <message>
            <source>Import …</source>
            <translation>导入…</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Clips</source>
            <translation>片段</translation>
        </message>
        <message>
            <source>“%1” is in none of the texts that are shown.</source>
            <translation>显示的文本中都没有“%1”。</translation>
        </message>
        <message numerus="yes">
            <source>Replaced in %n text(s).</source>
            <translation>
                <numerusform>已在 %n 条文本中替换。</numerusform>
            </translation>
        </message>
        <message>
            <source>Import recordings</source>
            <translation>导入录音</translation>
        </message>
        <message>
            <source>Sound and lists (*.wav *.flac *.ogg *.opus *.mp3 *.m4a *.aiff *.mp4 *.list)</source>
            <translation>声音和列表 (*.wav *.flac *.ogg *.opus *.mp3 *.m4a *.aiff *.mp4 *.list)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>所有文件 (*)</translation>
        </message>
        <message>
            <source>Folder for the clips and their list</source>
            <translation>存放片段和列表的文件夹</translation>
        </message>
        <message>
            <source>Check the sound</source>
            <translation>检查声音</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>导出</translation>
        </message>
        <message>
            <source>For training: WAV, 32 kHz …</source>
            <translation>用于训练：WAV，32 kHz…</translation>
        </message>
        <message>
            <source>For other programs: WAV, 48 kHz …</source>
            <translation>用于其他程序：WAV，48 kHz…</translation>
        </message>
        <message>
            <source>Writes down what is said in the clips that have no text, and marks the words of the others that are not in the sound</source>
            <translation>写下没有文本的片段所说的内容，并标出其他片段中声音里没有的词</translation>
        </message>
        <message>
            <source>Measures noise, clipping, loudness and more, compares the voices, and grades each clip</source>
            <translation>测量噪声、削波、响度等，比较嗓音，并给每个片段评级</translation>
        </message>
        <message>
            <source>Takes away noise, hum, echo and clipping where that makes a clip better. Undo brings the old sound back.</source>
            <translation>在能让片段更好的地方去除噪声、嗡声、回声和削波。撤销可恢复原来的声音。</translation>
        </message>
        <message numerus="yes">
            <source>Repair %n clip(s)</source>
            <translation>
                <numerusform>修复 %n 个片段</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::ErrorText</name>
        <message>
            <source>“%1” is not there. %2</source>
            <translation>“%1”不存在。%2</translation>
        </message>
        <message>
            <source>“%1” cannot be written to. Choose another folder.</source>
            <translation>无法写入“%1”。请选择其他文件夹。</translation>
        </message>
        <message>
            <source>The disk is full. Free some space and try again; nothing was changed.</source>
            <translation>磁盘已满。请腾出空间后重试；没有改动任何内容。</translation>
        </message>
        <message>
            <source>“%1” is damaged. Copy or download it again. %2</source>
            <translation>“%1”已损坏。请重新复制或下载。%2</translation>
        </message>
        <message>
            <source>There is not enough memory. Close other programs, or choose the processor instead of the graphics card.</source>
            <translation>内存不足。请关闭其他程序，或改用处理器而不是显卡。</translation>
        </message>
        <message>
            <source>Something went wrong inside the program: %1</source>
            <translation>程序内部出错：%1</translation>
        </message>
        <message>
            <source>“%1”: %2</source>
            <translation>“%1”：%2</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::FilterBar</name>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>To check</source>
            <translation>待核对</translation>
        </message>
        <message>
            <source>Repair</source>
            <translation>修复</translation>
        </message>
        <message>
            <source>Without text</source>
            <translation>无文本</translation>
        </message>
        <message>
            <source>Left out</source>
            <translation>已排除</translation>
        </message>
        <message>
            <source>Show: %1</source>
            <translation>显示：%1</translation>
        </message>
        <message>
            <source>Search the texts</source>
            <translation>搜索文本</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::Guide</name>
        <message>
            <source>This is the voice that ships with the program. It speaks a sentence for you now.</source>
            <translation>这是程序自带的声音。它现在为你读一句话。</translation>
        </message>
        <message>
            <source>Next: your own voice. Record yourself, or bring a recording of the voice.</source>
            <translation>接下来是你自己的声音。录制自己，或导入一段录音。</translation>
        </message>
        <message>
            <source>Step %1 of 3</source>
            <translation>第 %1 步，共 3 步</translation>
        </message>
        <message>
            <source>Make my own voice</source>
            <translation>制作我自己的声音</translation>
        </message>
        <message>
            <source>Close the guide</source>
            <translation>关闭向导</translation>
        </message>
        <message>
            <source>Now change the text and press Speak.</source>
            <translation>现在改一改文本，再按“朗读”。</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::Header</name>
        <message>
            <source>change text</source>
            <translation>修改文本</translation>
        </message>
        <message>
            <source>replace text</source>
            <translation>替换文本</translation>
        </message>
        <message>
            <source>drop clips</source>
            <translation>排除片段</translation>
        </message>
        <message>
            <source>take clips back</source>
            <translation>恢复片段</translation>
        </message>
        <message>
            <source>mark as checked</source>
            <translation>标为已核对</translation>
        </message>
        <message>
            <source>change language</source>
            <translation>修改语言</translation>
        </message>
        <message>
            <source>change speaker</source>
            <translation>修改说话人</translation>
        </message>
        <message>
            <source>import</source>
            <translation>导入</translation>
        </message>
        <message>
            <source>record</source>
            <translation>录制</translation>
        </message>
        <message>
            <source>slice</source>
            <translation>切分</translation>
        </message>
        <message>
            <source>clean</source>
            <translation>清理</translation>
        </message>
        <message>
            <source>transcribe</source>
            <translation>转写</translation>
        </message>
        <message>
            <source>measure clips</source>
            <translation>测量片段</translation>
        </message>
        <message>
            <source>remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>edit</source>
            <translation>编辑</translation>
        </message>
        <message>
            <source>Timbre Studio</source>
            <translation>Timbre Studio</translation>
        </message>
        <message numerus="yes">
            <source>%n recording(s)</source>
            <translation>
                <numerusform>%n 段录音</numerusform>
            </translation>
        </message>
        <message>
            <source>read only</source>
            <translation>只读</translation>
        </message>
        <message>
            <source>Undo: %1</source>
            <translation>撤销：%1</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Redo: %1</source>
            <translation>重做：%1</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>键盘快捷键</translation>
        </message>
        <message>
            <source>repair clips</source>
            <translation>修复片段</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::JobsPanel</name>
        <message>
            <source>%1 % · about %2 left</source>
            <translation>%1 % · 大约还需 %2</translation>
        </message>
        <message>
            <source>Just started</source>
            <translation>刚刚开始</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>Stopped. What was done so far is kept.</source>
            <translation>已停止。已完成的部分会保留。</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>任务</translation>
        </message>
        <message>
            <source>Nothing is running. Long tasks appear here.</source>
            <translation>没有正在运行的任务。较长的任务会显示在这里。</translation>
        </message>
        <message>
            <source>Clear finished</source>
            <translation>清除已完成</translation>
        </message>
        <message>
            <source>Stop: %1</source>
            <translation>停止：%1</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::LevelMeter</name>
        <message>
            <source>Recording level</source>
            <translation>录音电平</translation>
        </message>
        <message>
            <source>Peak %1 dB</source>
            <translation>峰值 %1 dB</translation>
        </message>
        <message>
            <source>CLIP</source>
            <translation>削波</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::MainWindow</name>
        <message>
            <source>Speaking</source>
            <translation>正在朗读</translation>
        </message>
        <message>
            <source>Audiobook</source>
            <translation>有声书</translation>
        </message>
        <message>
            <source>Books with chapters and several speakers are not part of this version. The Speak page reads texts of any length in one voice.</source>
            <translation>此版本不含分章节、多说话人的书。“朗读”页可以用一个声音读任意长度的文本。</translation>
        </message>
        <message>
            <source>Go to Speak</source>
            <translation>前往朗读</translation>
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
            <translation>正在清理录音</translation>
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
            <translation>整段录音</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::Pages</name>
        <message>
            <source>Home</source>
            <comment>navigation</comment>
            <translation>主页</translation>
        </message>
        <message>
            <source>Record</source>
            <comment>navigation</comment>
            <translation>录制</translation>
        </message>
        <message>
            <source>Dataset</source>
            <comment>navigation</comment>
            <translation>数据集</translation>
        </message>
        <message>
            <source>Train</source>
            <comment>navigation</comment>
            <translation>训练</translation>
        </message>
        <message>
            <source>Speak</source>
            <comment>navigation</comment>
            <translation>朗读</translation>
        </message>
        <message>
            <source>Book</source>
            <comment>navigation</comment>
            <translation>有声书</translation>
        </message>
        <message>
            <source>Voices</source>
            <comment>navigation</comment>
            <translation>声音</translation>
        </message>
        <message>
            <source>Settings</source>
            <comment>navigation</comment>
            <translation>设置</translation>
        </message>
        <message>
            <source>Home</source>
            <translation>主页</translation>
        </message>
        <message>
            <source>Record &amp; Clean</source>
            <translation>录制与清理</translation>
        </message>
        <message>
            <source>Dataset</source>
            <translation>数据集</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>Speak</source>
            <translation>朗读</translation>
        </message>
        <message>
            <source>Audiobook</source>
            <translation>有声书</translation>
        </message>
        <message>
            <source>Voices &amp; Models</source>
            <translation>声音与模型</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::Player</name>
        <message>
            <source>No sound device was found. The speech can be saved to a file.</source>
            <translation>没有找到声音设备。语音可以保存为文件。</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::ProjectSession</name>
        <message>
            <source>“%1” is open in another window. Close it there, or open it to read only.</source>
            <translation>“%1”已在另一个窗口中打开。请在那里关闭，或以只读方式打开。</translation>
        </message>
        <message>
            <source>“%1” is damaged. The damaged file is kept beside the backup you choose.</source>
            <translation>“%1”已损坏。损坏的文件会保留在你选择的备份旁边。</translation>
        </message>
        <message>
            <source>“%1” was made by a newer Timbre Studio. Update the program to open it; nothing was changed.</source>
            <translation>“%1”由更新版本的 Timbre Studio 创建。请更新程序后再打开；没有改动任何内容。</translation>
        </message>
        <message>
            <source>“%1” cannot be written to. It can be opened to read only.</source>
            <translation>无法写入“%1”。可以以只读方式打开。</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::ReadinessBar</name>
        <message numerus="yes">
            <source>%n clip(s)</source>
            <translation>
                <numerusform>%n 个片段</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to check</source>
            <translation>
                <numerusform>%n 个待核对</numerusform>
            </translation>
        </message>
        <message>
            <source>imitate</source>
            <translation>模仿</translation>
        </message>
        <message>
            <source>One good clip of 3 to 10 seconds is enough to imitate a voice.</source>
            <translation>一个 3 到 10 秒的良好片段就足以模仿声音。</translation>
        </message>
        <message>
            <source>train</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>A voice can be trained from one minute of clips with texts on. There are %1 now.</source>
            <translation>有文本的片段满一分钟即可训练声音。现在有 %1。</translation>
        </message>
        <message>
            <source>long texts</source>
            <translation>长文本</translation>
        </message>
        <message>
            <source>From ten minutes on a voice has enough variety for long texts. There are %1 now.</source>
            <translation>满十分钟后，声音有足够的变化来读长文本。现在有 %1。</translation>
        </message>
        <message>
            <source>Good enough for: %1</source>
            <translation>已足够用于：%1</translation>
        </message>
        <message>
            <source>Not yet enough for: %1</source>
            <translation>还不足以用于：%1</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::Listening</name>
        <message>
            <source>%1 s can be heard before and after; equally loud.</source>
            <translation>可对比前后 %1 秒，响度一致。</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::RecordPage</name>
        <message>
            <source>take</source>
            <translation>录音</translation>
        </message>
        <message>
            <source>Stopped. The recording is as it was.</source>
            <translation>已停止。录音保持原样。</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>录制</translation>
        </message>
        <message>
            <source>Clean</source>
            <translation>清理</translation>
        </message>
        <message>
            <source>Slice</source>
            <translation>切分</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>步骤</translation>
        </message>
        <message>
            <source>Open …</source>
            <translation>打开…</translation>
        </message>
        <message>
            <source>Open a recording</source>
            <translation>打开录音</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>播放</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>空格</translation>
        </message>
        <message>
            <source>Press Record and speak, or drop a recording here.</source>
            <translation>按“录制”后说话，或把录音拖到这里。</translation>
        </message>
        <message>
            <source>Play and switch between before and after.</source>
            <translation>播放并在前后之间切换。</translation>
        </message>
        <message>
            <source>Play and switch between before and after. The neural denoiser is not installed; a spectral gate takes its place.</source>
            <translation>播放并在前后之间切换。未安装神经降噪器，改用频谱门。</translation>
        </message>
        <message>
            <source>No recording is open</source>
            <translation>没有打开的录音</translation>
        </message>
        <message>
            <source>Sound files (*.wav *.flac *.ogg *.opus *.mp3 *.aiff)</source>
            <translation>声音文件 (*.wav *.flac *.ogg *.opus *.mp3 *.aiff)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>所有文件 (*)</translation>
        </message>
        <message>
            <source>Recording …</source>
            <translation>正在录制…</translation>
        </message>
        <message>
            <source>%1 cleaned</source>
            <translation>%1 已清理</translation>
        </message>
        <message>
            <source>Open or create a project first; recordings are kept in it.</source>
            <translation>请先打开或创建项目；录音保存在其中。</translation>
        </message>
        <message>
            <source>Cleaned. The original is kept as it was.</source>
            <translation>已清理。原始录音保持不变。</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::RecordPanel</name>
        <message>
            <source>Microphone</source>
            <translation>麦克风</translation>
        </message>
        <message>
            <source>Read aloud</source>
            <translation>请朗读</translation>
        </message>
        <message>
            <source>Script</source>
            <translation>脚本</translation>
        </message>
        <message>
            <source>Lines of the script</source>
            <translation>脚本的各行</translation>
        </message>
        <message>
            <source>Recording level</source>
            <translation>录音电平</translation>
        </message>
        <message numerus="yes">
            <source>Count in (%n s)</source>
            <translation>
                <numerusform>倒数（%n 秒）</numerusform>
            </translation>
        </message>
        <message>
            <source>Next line after a silence</source>
            <translation>静音后进入下一行</translation>
        </message>
        <message>
            <source>Retake</source>
            <translation>重录</translation>
        </message>
        <message>
            <source>Records the last take, or the chosen line, again.</source>
            <translation>重录上一段或所选的行。</translation>
        </message>
        <message>
            <source>No script: speak freely</source>
            <translation>无脚本：自由说话</translation>
        </message>
        <message>
            <source>English sentences</source>
            <translation>英语句子</translation>
        </message>
        <message>
            <source>Mandarin sentences</source>
            <translation>普通话句子</translation>
        </message>
        <message>
            <source>Japanese sentences</source>
            <translation>日语句子</translation>
        </message>
        <message>
            <source>Open or create a project first; recordings are kept in it.</source>
            <translation>请先打开或创建项目；录音保存在其中。</translation>
        </message>
        <message>
            <source>No microphone was found</source>
            <translation>没有找到麦克风</translation>
        </message>
        <message>
            <source>Plug one in; it is noticed by itself. Files can be opened without one.</source>
            <translation>接上即可自动识别。没有麦克风也可以打开文件。</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>录制</translation>
        </message>
        <message>
            <source>Record this line</source>
            <translation>录制这一行</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>继续</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>No sound at all. Is the microphone muted?</source>
            <translation>完全没有声音。麦克风静音了吗？</translation>
        </message>
        <message>
            <source>The room is noisy (%1 dB). Say something to check the level.</source>
            <translation>房间较吵（%1 dB）。请说话以检查电平。</translation>
        </message>
        <message>
            <source>The room is quiet (%1 dB). Say something to check the level.</source>
            <translation>房间安静（%1 dB）。请说话以检查电平。</translation>
        </message>
        <message>
            <source>Too soft (%1 LUFS). Come closer or turn the input up.</source>
            <translation>太轻（%1 LUFS）。请靠近或调高输入。</translation>
        </message>
        <message>
            <source>Good: speech %1 LUFS, noise %2 dB.</source>
            <translation>良好：语音 %1 LUFS，噪声 %2 dB。</translation>
        </message>
        <message>
            <source>Too loud (%1 LUFS). Step back or turn the input down.</source>
            <translation>太响（%1 LUFS）。请退后或调低输入。</translation>
        </message>
        <message numerus="yes">
            <source>Clipping: %n sample(s) at full scale. Turn the input down and take it again.</source>
            <translation>
                <numerusform>削波：%n 个采样达到满刻度。请调低输入并重录。</numerusform>
            </translation>
        </message>
        <message>
            <source>Much noise behind the voice (%1 dB). Look for a fan, or come closer.</source>
            <translation>人声背后噪声较大（%1 dB）。检查风扇，或靠近一些。</translation>
        </message>
        <message>
            <source>Read aloud: %1 of %2</source>
            <translation>请朗读：%1 / %2</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::Recorder</name>
        <message>
            <source>The microphone was unplugged.</source>
            <translation>麦克风已拔出。</translation>
        </message>
        <message>
            <source>No microphone was found. Plug one in, or drop a recording here.</source>
            <translation>没有找到麦克风。请接上麦克风，或把录音拖到这里。</translation>
        </message>
        <message>
            <source>The microphone stopped working.</source>
            <translation>麦克风停止工作了。</translation>
        </message>
        <message>
            <source>The first %1 s are kept in “%2”.</source>
            <translation>前 %1 秒保存在“%2”中。</translation>
        </message>
        <message>
            <source>The disk is full, so recording stopped.</source>
            <translation>磁盘已满，录制已停止。</translation>
        </message>
        <message>
            <source>The %1 s recorded so far are kept.</source>
            <translation>已录制的 %1 秒会保留。</translation>
        </message>
        <message>
            <source>The microphone sends no sound any more.</source>
            <translation>麦克风不再传来声音。</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::RecordingLink</name>
        <message>
            <source>Open or create a project first; clips are kept in it.</source>
            <translation>请先打开或创建项目；片段保存在其中。</translation>
        </message>
        <message numerus="yes">
            <source>%n clip(s) are in the dataset now.</source>
            <translation>
                <numerusform>数据集中现有 %n 个片段。</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::ReplaceBar</name>
        <message>
            <source>Replace this</source>
            <translation>把这个</translation>
        </message>
        <message>
            <source>with this</source>
            <translation>替换为</translation>
        </message>
        <message>
            <source>Replace in all shown</source>
            <translation>在显示的全部中替换</translation>
        </message>
        <message>
            <source>Close search and replace</source>
            <translation>关闭查找和替换</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::SettingsPage</name>
        <message>
            <source>General</source>
            <translation>常规</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>Look</source>
            <translation>外观</translation>
        </message>
        <message>
            <source>New projects go to</source>
            <translation>新项目存放于</translation>
        </message>
        <message>
            <source>Computing</source>
            <translation>计算</translation>
        </message>
        <message>
            <source>Compute on</source>
            <translation>计算设备</translation>
        </message>
        <message>
            <source>Takes effect at the next start.</source>
            <translation>下次启动时生效。</translation>
        </message>
        <message>
            <source>Everything is computed on this computer. The program never connects to the internet.</source>
            <translation>所有计算都在这台电脑上进行。程序从不连接互联网。</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>The fastest there is</source>
            <translation>最快的可用设备</translation>
        </message>
        <message>
            <source>Processor</source>
            <translation>处理器</translation>
        </message>
        <message>
            <source>Graphics card</source>
            <translation>显卡</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>键盘快捷键</translation>
        </message>
        <message>
            <source>Folder for new projects</source>
            <translation>新项目的文件夹</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::ShortcutSheet</name>
        <message>
            <source>Everywhere</source>
            <translation>任意位置</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>空格</translation>
        </message>
        <message>
            <source>Play or pause</source>
            <translation>播放或暂停</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <source>Open a project</source>
            <translation>打开项目</translation>
        </message>
        <message>
            <source>Import files</source>
            <translation>导入文件</translation>
        </message>
        <message>
            <source>Show the jobs</source>
            <translation>显示任务</translation>
        </message>
        <message>
            <source>This page</source>
            <translation>本页</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>退出</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>页面</translation>
        </message>
        <message>
            <source>Dataset</source>
            <translation>数据集</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>回车</translation>
        </message>
        <message>
            <source>Play the clip</source>
            <translation>播放片段</translation>
        </message>
        <message>
            <source>Change its text</source>
            <translation>修改文本</translation>
        </message>
        <message>
            <source>Next doubtful clip</source>
            <translation>下一个存疑片段</translation>
        </message>
        <message>
            <source>Checked, and on to the next</source>
            <translation>标为已核对并前往下一个</translation>
        </message>
        <message>
            <source>Del</source>
            <translation>Del</translation>
        </message>
        <message>
            <source>Drop the chosen clips, or take them back</source>
            <translation>排除所选片段，或恢复它们</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>Search and replace</source>
            <translation>查找和替换</translation>
        </message>
        <message>
            <source>Speak</source>
            <translation>朗读</translation>
        </message>
        <message>
            <source>Speak the text</source>
            <translation>朗读文本</translation>
        </message>
        <message>
            <source>Save the speech</source>
            <translation>保存语音</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>键盘快捷键</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::SliceModel</name>
        <message>
            <source>Move a cut</source>
            <translation>移动切点</translation>
        </message>
        <message>
            <source>Split a slice</source>
            <translation>分割切片</translation>
        </message>
        <message>
            <source>Merge slices</source>
            <translation>合并切片</translation>
        </message>
        <message>
            <source>Remove a slice</source>
            <translation>删除切片</translation>
        </message>
        <message>
            <source>Add a slice</source>
            <translation>添加切片</translation>
        </message>
        <message>
            <source>Slice again</source>
            <translation>重新切分</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::SlicePanel</name>
        <message>
            <source>Silence is below</source>
            <translation>低于此为静音</translation>
        </message>
        <message>
            <source>Slices of at least</source>
            <translation>切片至少</translation>
        </message>
        <message>
            <source>Cut in pauses longer than</source>
            <translation>在长于此的停顿处切开</translation>
        </message>
        <message>
            <source>Keep silence around speech</source>
            <translation>在语音周围保留静音</translation>
        </message>
        <message>
            <source>Find the cuts</source>
            <translation>查找切点</translation>
        </message>
        <message numerus="yes">
            <source>Keep %n slice(s)</source>
            <translation>
                <numerusform>保留 %n 个切片</numerusform>
            </translation>
        </message>
        <message>
            <source>Keep the slices</source>
            <translation>保留切片</translation>
        </message>
        <message numerus="yes">
            <source>%n slice(s) of %1 to %2 s; </source>
            <translation>
                <numerusform>%n 个切片，%1 到 %2 秒；</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2 is kept.</source>
            <translation>保留 %2 中的 %1。</translation>
        </message>
        <message>
            <source>Listening for speech … %1 %</source>
            <translation>正在听辨语音… %1 %</translation>
        </message>
        <message>
            <source>By voice</source>
            <translation>按语音</translation>
        </message>
        <message>
            <source>By loudness</source>
            <translation>按响度</translation>
        </message>
        <message>
            <source>Find cuts</source>
            <translation>查找切点</translation>
        </message>
        <message>
            <source>Sure that it is speech</source>
            <translation>判定为语音的把握</translation>
        </message>
        <message>
            <source>Slices of at most</source>
            <translation>切片至多</translation>
        </message>
        <message>
            <source>Cuts the recording in its pauses, never in a word. Drag the edges in the picture to correct a cut; S splits, M merges, Delete drops a slice.</source>
            <translation>在停顿处切分录音，绝不切断词语。拖动图中的边缘可修正切点；S 拆分，M 合并，Delete 删除切片。</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::SliceTable</name>
        <message>
            <source>Slices</source>
            <translation>切片</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::SliceTableModel</name>
        <message>
            <source>%1 s</source>
            <translation>%1 秒</translation>
        </message>
        <message>
            <source>Accept</source>
            <translation>接受</translation>
        </message>
        <message>
            <source>Repair</source>
            <translation>修复</translation>
        </message>
        <message>
            <source>Drop</source>
            <translation>排除</translation>
        </message>
        <message>
            <source>Slice</source>
            <translation>切分</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>开始</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>时长</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>评级</translation>
        </message>
        <message>
            <source>not judged yet</source>
            <translation>尚未评判</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::Slicing</name>
        <message>
            <source>too short</source>
            <translation>太短</translation>
        </message>
        <message>
            <source>too long</source>
            <translation>太长</translation>
        </message>
        <message>
            <source>hardly any speech</source>
            <translation>几乎没有语音</translation>
        </message>
        <message>
            <source>nearly silent</source>
            <translation>几乎无声</translation>
        </message>
        <message>
            <source>background noise</source>
            <translation>背景噪声</translation>
        </message>
        <message>
            <source>clipped peaks</source>
            <translation>峰值削波</translation>
        </message>
        <message>
            <source>sounds like a telephone</source>
            <translation>像电话音质</translation>
        </message>
        <message>
            <source>much echo</source>
            <translation>回声明显</translation>
        </message>
        <message>
            <source>too quiet</source>
            <translation>太轻</translation>
        </message>
        <message>
            <source>too loud</source>
            <translation>太响</translation>
        </message>
        <message>
            <source>mains hum</source>
            <translation>电源嗡声</translation>
        </message>
        <message>
            <source>unusual speaking rate</source>
            <translation>语速异常</translation>
        </message>
        <message>
            <source>music</source>
            <translation>音乐</translation>
        </message>
        <message>
            <source>another speaker</source>
            <translation>另一个说话人</translation>
        </message>
        <message>
            <source>two speakers</source>
            <translation>两个说话人</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::SoundView</name>
        <message>
            <source>Recording</source>
            <translation>录音</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Waveform</source>
            <translation>波形</translation>
        </message>
        <message>
            <source>Spectrogram</source>
            <translation>频谱图</translation>
        </message>
        <message>
            <source>Drag to select a time; hold Shift to select frequencies too.</source>
            <translation>拖动以选择时间；按住 Shift 还可选择频率。</translation>
        </message>
        <message>
            <source>Whole recording</source>
            <translation>整段录音</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::SpeakPage</name>
        <message>
            <source>Stopped. What was spoken so far is kept.</source>
            <translation>已停止。已朗读的部分会保留。</translation>
        </message>
        <message>
            <source>Type or paste the text to be spoken.</source>
            <translation>输入或粘贴要朗读的文本。</translation>
        </message>
        <message>
            <source>Text to be spoken</source>
            <translation>要朗读的文本</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>消息</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>进度</translation>
        </message>
        <message>
            <source>Speak</source>
            <translation>朗读</translation>
        </message>
        <message>
            <source>Speak the text  (Ctrl+Enter)</source>
            <translation>朗读文本  (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Save …</source>
            <translation>保存…</translation>
        </message>
        <message>
            <source>Getting ready …</source>
            <translation>正在准备…</translation>
        </message>
        <message>
            <source>Sentence %1 of %2</source>
            <translation>第 %1 句，共 %2 句</translation>
        </message>
        <message>
            <source>%1 s of speech in %2 s.</source>
            <translation>%2 秒内生成了 %1 秒语音。</translation>
        </message>
        <message numerus="yes">
            <source>%n sentence(s) may have a word missing or repeated; speak again with another seed.</source>
            <translation>
                <numerusform>%n 句可能漏词或重复；请换一个种子重新朗读。</numerusform>
            </translation>
        </message>
        <message>
            <source>Save the speech</source>
            <translation>保存语音</translation>
        </message>
        <message>
            <source>WAV, 16 bit (*.wav)</source>
            <translation>WAV，16 位 (*.wav)</translation>
        </message>
        <message>
            <source>FLAC (*.flac)</source>
            <translation>FLAC (*.flac)</translation>
        </message>
        <message>
            <source>Saved as %1.</source>
            <translation>已保存为 %1。</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>播放</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::StartPage</name>
        <message>
            <source>Hear a first sentence</source>
            <translation>听第一句话</translation>
        </message>
        <message>
            <source>A small English voice ships with the program. It imitates a sample recording, so that you hear at once what this is about.</source>
            <translation>程序自带一个小型英语声音。它会模仿一段示例录音，让你马上听到效果。</translation>
        </message>
        <message>
            <source>Hear it</source>
            <translation>听一听</translation>
        </message>
        <message>
            <source>Make a voice</source>
            <translation>制作声音</translation>
        </message>
        <message>
            <source>A project holds your recordings, the texts and the voice made from them. It becomes a folder in %1. You can also drop recordings here.</source>
            <translation>项目保存你的录音、文本和由此制作的声音。它是 %1 中的一个文件夹。也可以把录音拖到这里。</translation>
        </message>
        <message>
            <source>Name, for example the person&apos;s</source>
            <translation>名称，例如人名</translation>
        </message>
        <message>
            <source>Name of the new project</source>
            <translation>新项目的名称</translation>
        </message>
        <message>
            <source>Create project</source>
            <translation>创建项目</translation>
        </message>
        <message>
            <source>Recent projects</source>
            <translation>最近的项目</translation>
        </message>
        <message>
            <source>Open …</source>
            <translation>打开…</translation>
        </message>
        <message>
            <source>None yet. What you make appears here.</source>
            <translation>还没有。你制作的项目会显示在这里。</translation>
        </message>
        <message>
            <source>Open the project %1</source>
            <translation>打开项目 %1</translation>
        </message>
        <message>
            <source>Open the folder of a project</source>
            <translation>打开项目的文件夹</translation>
        </message>
        <message>
            <source>Open to read only</source>
            <translation>以只读方式打开</translation>
        </message>
        <message>
            <source>There is no backup of it. Your recordings are still in its audio folder.</source>
            <translation>没有它的备份。你的录音仍在其 audio 文件夹中。</translation>
        </message>
        <message numerus="yes">
            <source>Open the backup of %1 (%n clip(s))</source>
            <translation>
                <numerusform>打开 %1 的备份（%n 个片段）</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::TextDelegate</name>
        <message>
            <source>No text yet</source>
            <translation>还没有文本</translation>
        </message>
        <message>
            <source>Text of the clip</source>
            <translation>片段的文本</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::TimeRuler</name>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::TransportBar</name>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Stop  (Esc)</source>
            <translation>停止  (Esc)</translation>
        </message>
        <message>
            <source>Position</source>
            <translation>位置</translation>
        </message>
        <message>
            <source>Progress of all jobs</source>
            <translation>所有任务的进度</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>播放</translation>
        </message>
        <message>
            <source>Pause  (Space)</source>
            <translation>暂停  (空格)</translation>
        </message>
        <message>
            <source>Play  (Space)</source>
            <translation>播放  (空格)</translation>
        </message>
        <message numerus="yes">
            <source>%n job(s)</source>
            <translation>
                <numerusform>%n 个任务</numerusform>
            </translation>
        </message>
        <message>
            <source>No jobs</source>
            <translation>无任务</translation>
        </message>
        <message>
            <source>What is running and what has finished</source>
            <translation>正在运行和已完成的任务</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::ValueSlider</name>
        <message>
            <source>Double-click for the usual value.</source>
            <translation>双击恢复常用值。</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::VoiceCard</name>
        <message>
            <source>Detect</source>
            <translation>自动检测</translation>
        </message>
        <message>
            <source>English</source>
            <translation>英语</translation>
        </message>
        <message>
            <source>Mandarin</source>
            <translation>普通话</translation>
        </message>
        <message>
            <source>Japanese</source>
            <translation>日语</translation>
        </message>
        <message>
            <source>Korean</source>
            <translation>韩语</translation>
        </message>
        <message>
            <source>Cantonese</source>
            <translation>粤语</translation>
        </message>
        <message>
            <source>Base model (English)</source>
            <translation>基础模型（英语）</translation>
        </message>
        <message>
            <source>Voice</source>
            <translation>声音</translation>
        </message>
        <message>
            <source>Speaks like this recording, 3 to 10 seconds of one person. Drop a file here.</source>
            <translation>像这段录音一样说话：一个人的 3 到 10 秒。可把文件拖到这里。</translation>
        </message>
        <message>
            <source>Choose a recording …</source>
            <translation>选择录音…</translation>
        </message>
        <message>
            <source>What is said in it (optional)</source>
            <translation>其中说了什么（可选）</translation>
        </message>
        <message>
            <source>A new one each time</source>
            <translation>每次都不同</translation>
        </message>
        <message>
            <source>Text in</source>
            <translation>文本语言</translation>
        </message>
        <message>
            <source>Recording in</source>
            <translation>录音语言</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>速度</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>种子</translation>
        </message>
        <message>
            <source>Language of the text</source>
            <translation>文本的语言</translation>
        </message>
        <message>
            <source>Language of the recording</source>
            <translation>录音的语言</translation>
        </message>
        <message>
            <source>Choose a recording</source>
            <translation>选择录音</translation>
        </message>
        <message>
            <source>What is said in the recording</source>
            <translation>录音中说了什么</translation>
        </message>
        <message>
            <source>Pause after each sentence</source>
            <translation>每句之后的停顿</translation>
        </message>
        <message>
            <source>No recording chosen yet.</source>
            <translation>还没有选择录音。</translation>
        </message>
        <message>
            <source>Sound files (*.wav *.flac *.ogg *.mp3 *.aiff)</source>
            <translation>声音文件 (*.wav *.flac *.ogg *.mp3 *.aiff)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>所有文件 (*)</translation>
        </message>
        <message>
            <source>Pause</source>
            <comment>between sentences</comment>
            <translation>停顿</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::VoicesPage</name>
        <message>
            <source>Manner of speaking (GPT)</source>
            <translation>说话方式 (GPT)</translation>
        </message>
        <message>
            <source>Sound of the voice (SoVITS)</source>
            <translation>音色 (SoVITS)</translation>
        </message>
        <message>
            <source>Listens to recordings (content encoder)</source>
            <translation>听取录音（内容编码器）</translation>
        </message>
        <message>
            <source>Understands Chinese text (BERT)</source>
            <translation>理解中文文本 (BERT)</translation>
        </message>
        <message>
            <source>Tells voices apart (speaker encoder)</source>
            <translation>区分声音（说话人编码器）</translation>
        </message>
        <message>
            <source>Writes down speech (Whisper)</source>
            <translation>写下语音 (Whisper)</translation>
        </message>
        <message>
            <source>Importing models</source>
            <translation>正在导入模型</translation>
        </message>
        <message>
            <source>Voices</source>
            <translation>声音</translation>
        </message>
        <message>
            <source>Choose one on the Speak page. A recording of 3 to 10 seconds gives any of them another timbre.</source>
            <translation>在“朗读”页选择一个。一段 3 到 10 秒的录音可以给它们换一种音色。</translation>
        </message>
        <message>
            <source>Models</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>The official weights are found in any folder layout and copied here. Nothing is downloaded by itself.</source>
            <translation>无论文件夹如何组织，都能找到官方权重并复制到这里。程序不会自行下载任何内容。</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>What it does</source>
            <translation>用途</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Import a folder …</source>
            <translation>导入文件夹…</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>Base model (English)</source>
            <translation>基础模型（英语）</translation>
        </message>
        <message>
            <source>Folder with models</source>
            <translation>模型所在文件夹</translation>
        </message>
        <message>
            <source>Looking for models …</source>
            <translation>正在查找模型…</translation>
        </message>
        <message numerus="yes">
            <source>%n model(s) imported.</source>
            <translation>
                <numerusform>已导入 %n 个模型。</numerusform>
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
            <translation>波形</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::Audition</name>
        <message>
            <source>before training</source>
            <translation>训练前</translation>
        </message>
        <message>
            <source>epoch %1</source>
            <translation>第 %1 轮</translation>
        </message>
        <message>
            <source>Sentence %1, %2</source>
            <translation>句子 %1，%2</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::Curves</name>
        <message>
            <source>Words misread</source>
            <translation>听错的词</translation>
        </message>
        <message>
            <source>Likeness</source>
            <translation>相似度</translation>
        </message>
        <message>
            <source>Losses</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>速度</translation>
        </message>
        <message>
            <source>How many words of the test sentences a listening model does not understand. Lower is better.</source>
            <translation>聆听模型听不懂测试句子中的多少词。越低越好。</translation>
        </message>
        <message>
            <source>How alike the voice and recordings that were held back are, up to 1. Higher is better.</source>
            <translation>声音与预留录音的相似程度，最高为 1。越高越好。</translation>
        </message>
        <message>
            <source>What training makes smaller; a smoothed line over the raw values.</source>
            <translation>训练要减小的量；原始值上的平滑曲线。</translation>
        </message>
        <message>
            <source>Seconds per step (left) and memory (right)</source>
            <translation>每步秒数（左）和内存（右）</translation>
        </message>
        <message>
            <source>Which loss is shown</source>
            <translation>显示哪种损失</translation>
        </message>
        <message>
            <source>log</source>
            <translation>对数</translation>
        </message>
        <message>
            <source>Logarithmic scale</source>
            <translation>对数刻度</translation>
        </message>
        <message>
            <source>%1 s · %2</source>
            <translation>%1 秒 · %2</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::PlanCard</name>
        <message>
            <source>New voice</source>
            <translation>新的声音</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Name of the voice</source>
            <translation>声音的名称</translation>
        </message>
        <message>
            <source>What the voice will be called</source>
            <translation>这个声音叫什么</translation>
        </message>
        <message>
            <source>Clips</source>
            <translation>片段</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>内存</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Progress of the plan</source>
            <translation>计划的进度</translation>
        </message>
        <message>
            <source>More</source>
            <translation>更多</translation>
        </message>
        <message>
            <source>More settings</source>
            <translation>更多设置</translation>
        </message>
        <message>
            <source>Start from</source>
            <translation>起点</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>Epochs</source>
            <translation>轮数</translation>
        </message>
        <message>
            <source>At most</source>
            <translation>最多</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>精度</translation>
        </message>
        <message>
            <source>Model to start from</source>
            <translation>作为起点的模型</translation>
        </message>
        <message>
            <source>What is trained</source>
            <translation>训练什么</translation>
        </message>
        <message>
            <source>Most minutes</source>
            <translation>最多分钟数</translation>
        </message>
        <message>
            <source>Folder with weights …</source>
            <translation>权重文件夹…</translation>
        </message>
        <message>
            <source>As recommended</source>
            <translation>推荐值</translation>
        </message>
        <message>
            <source>Sound only</source>
            <translation>仅音色</translation>
        </message>
        <message>
            <source>Manner only</source>
            <translation>仅语气</translation>
        </message>
        <message>
            <source>Sound and manner</source>
            <translation>音色和语气</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>自动</translation>
        </message>
        <message>
            <source>No limit</source>
            <translation>不限</translation>
        </message>
        <message>
            <source> min</source>
            <translation> 分钟</translation>
        </message>
        <message>
            <source>Small adapters (LoRA)</source>
            <translation>小型适配器（LoRA）</translation>
        </message>
        <message>
            <source>Train this voice</source>
            <translation>训练这个声音</translation>
        </message>
        <message numerus="yes">
            <source>%n clip(s)</source>
            <translation>
                <numerusform>%n 个片段</numerusform>
            </translation>
        </message>
        <message>
            <source>%1, fits with batches of %2</source>
            <translation>%1，每批 %2 个片段放得下</translation>
        </message>
        <message>
            <source>%1 on this machine, and listening after each epoch</source>
            <translation>在这台电脑上%1，另加每轮后的试听</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>还有 %n 个</numerusform>
            </translation>
        </message>
        <message>
            <source>Give the voice a name.</source>
            <translation>请给声音起个名称。</translation>
        </message>
        <message>
            <source>“base” is the model that ships with the program. Choose another name.</source>
            <translation>“base”是程序自带的模型。请换一个名称。</translation>
        </message>
        <message>
            <source>A name has no slashes, and does not begin with a dot or a dash.</source>
            <translation>名称不能含斜杠，也不能以点或短横线开头。</translation>
        </message>
        <message>
            <source>Folder with official weights (s1*.ckpt, s2G*.pth)</source>
            <translation>官方权重的文件夹（s1*.ckpt、s2G*.pth）</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::ProbeStrip</name>
        <message>
            <source>Listen</source>
            <translation>试听</translation>
        </message>
        <message>
            <source>The same sentences before training and after each epoch.</source>
            <translation>同样的句子，训练前和每轮之后。</translation>
        </message>
        <message>
            <source>Before the first epoch and after each one, three sentences are spoken with the voice so far. They can be heard here.</source>
            <translation>在第一轮之前和每一轮之后，用当时的声音朗读三个句子，可以在这里听。</translation>
        </message>
        <message>
            <source>A/B  (B)</source>
            <translation>A/B（B）</translation>
        </message>
        <message>
            <source>Compare with the sound before</source>
            <translation>与之前的声音比较</translation>
        </message>
        <message>
            <source>Switches between the last two epochs that were played, equally loud  (B)</source>
            <translation>在最近播放的两轮之间切换，音量相同（B）</translation>
        </message>
        <message>
            <source>Sentence %1</source>
            <translation>句子 %1</translation>
        </message>
        <message>
            <source>misread
likeness</source>
            <translation>听错
相似度</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>之前</translation>
        </message>
        <message>
            <source>Epoch %1</source>
            <translation>第 %1 轮</translation>
        </message>
        <message>
            <source>%1 measures best</source>
            <translation>%1 测得最好</translation>
        </message>
        <message>
            <source>Play sentence %1, %2</source>
            <translation>播放句子 %1，%2</translation>
        </message>
        <message>
            <source>Epoch</source>
            <translation>轮次</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::ProcessMeter</name>
        <message>
            <source>processor %1</source>
            <translation>处理器 %1</translation>
        </message>
        <message>
            <source>memory %1</source>
            <translation>内存 %1</translation>
        </message>
        <message>
            <source>%1 free on the disk</source>
            <translation>磁盘剩余 %1</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::RunBar</name>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Ends the training; what it reached is kept</source>
            <translation>结束训练；已达到的结果会保留</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>继续训练</translation>
        </message>
        <message>
            <source>Speak with it</source>
            <translation>用它说话</translation>
        </message>
        <message>
            <source>Progress of the training</source>
            <translation>训练的进度</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>继续</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::RunList</name>
        <message>
            <source>%1 misread, %2 alike</source>
            <translation>听错 %1，相似 %2</translation>
        </message>
        <message>
            <source>Trainings</source>
            <translation>训练记录</translation>
        </message>
        <message>
            <source>Each training is kept here with its settings and results.</source>
            <translation>每次训练连同设置和结果都保存在这里。</translation>
        </message>
        <message>
            <source>Compare with</source>
            <translation>对比</translation>
        </message>
        <message>
            <source>Use its settings</source>
            <translation>使用它的设置</translation>
        </message>
        <message>
            <source>Takes name and settings over for a new training</source>
            <translation>把名称和设置用于新的训练</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Deletes what the training kept; a finished voice stays</source>
            <translation>删除训练保存的内容；完成的声音会保留</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>The training was deleted.</source>
            <translation>训练已删除。</translation>
        </message>
        <message>
            <source>Nothing</source>
            <translation>无</translation>
        </message>
        <message>
            <source>Dashed: %1</source>
            <translation>虚线：%1</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::RunLogView</name>
        <message>
            <source>What happened</source>
            <translation>经过</translation>
        </message>
        <message>
            <source>What happened, in words</source>
            <translation>经过的文字说明</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::TrainPage</name>
        <message>
            <source>Measuring how long it will take …</source>
            <translation>正在测量需要多长时间…</translation>
        </message>
        <message>
            <source>Planning a training</source>
            <translation>正在计划训练</translation>
        </message>
        <message>
            <source>Training %1</source>
            <translation>正在训练 %1</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>No project is open</source>
            <translation>没有打开的项目</translation>
        </message>
        <message>
            <source>A voice is trained from the clips of a project. Open one, or make a new one.</source>
            <translation>声音由项目中的片段训练而成。请打开一个项目，或新建一个。</translation>
        </message>
        <message>
            <source>Go to projects</source>
            <translation>前往项目</translation>
        </message>
        <message>
            <source>No clips to train from yet</source>
            <translation>还没有可训练的片段</translation>
        </message>
        <message>
            <source>Bring recordings of one person, from a minute on, with what is said in them.</source>
            <translation>请导入一个人的录音，至少一分钟，并写明所说内容。</translation>
        </message>
        <message>
            <source>Go to Dataset</source>
            <translation>前往数据集</translation>
        </message>
        <message>
            <source>Nothing has been trained yet</source>
            <translation>还没有训练过</translation>
        </message>
        <message>
            <source>While it trains you see here how the voice gets better, and hear it speak.</source>
            <translation>训练时，这里会显示声音如何变好，并能听它说话。</translation>
        </message>
        <message>
            <source>This project is open to read only. Open it to write to train a voice.</source>
            <translation>此项目以只读方式打开。要训练声音，请以可写方式打开。</translation>
        </message>
        <message>
            <source>Show: %1</source>
            <translation>显示：%1</translation>
        </message>
        <message>
            <source>A training runs</source>
            <translation>正在训练</translation>
        </message>
        <message>
            <source>“%1” is still being trained.</source>
            <translation>“%1”仍在训练中。</translation>
        </message>
        <message>
            <source>It can go on in the background: open this project again to see how it stands.</source>
            <translation>它可以在后台继续：再次打开此项目即可查看进展。</translation>
        </message>
        <message>
            <source>Keep training</source>
            <translation>继续训练</translation>
        </message>
        <message>
            <source>Stop training</source>
            <translation>停止训练</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::TrainWords</name>
        <message>
            <source>The training program did not start. Install the program again.</source>
            <translation>训练程序没有启动。请重新安装本程序。</translation>
        </message>
        <message numerus="yes">
            <source>%n epoch(s) are kept. Resume goes on from there.</source>
            <translation>
                <numerusform>已保留 %n 轮，可从那里继续训练。</numerusform>
            </translation>
        </message>
        <message>
            <source>Resume goes on from what is kept.</source>
            <translation>可从已保留的内容继续训练。</translation>
        </message>
        <message>
            <source>Stopping after this step …</source>
            <translation>这一步之后停止…</translation>
        </message>
        <message>
            <source>Getting ready …</source>
            <translation>正在准备…</translation>
        </message>
        <message>
            <source>Epoch %1 of %2, step %3 of %4</source>
            <translation>第 %1/%2 轮，第 %3/%4 步</translation>
        </message>
        <message>
            <source>%1 left</source>
            <translation>还需%1</translation>
        </message>
        <message>
            <source>starting</source>
            <translation>正在启动</translation>
        </message>
        <message>
            <source>stopping</source>
            <translation>正在停止</translation>
        </message>
        <message>
            <source>training</source>
            <translation>训练中</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>已暂停</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>已停止</translation>
        </message>
        <message>
            <source>finished</source>
            <translation>已完成</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <source>interrupted</source>
            <translation>已中断</translation>
        </message>
        <message>
            <source>Paused.</source>
            <translation>已暂停。</translation>
        </message>
        <message>
            <source>Stopped; nothing is lost.</source>
            <translation>已停止；没有丢失任何内容。</translation>
        </message>
        <message>
            <source>The voice “%1” is ready. It is among your voices.</source>
            <translation>声音“%1”已就绪，可在您的声音中找到。</translation>
        </message>
        <message>
            <source>The training ended unexpectedly.</source>
            <translation>训练意外结束。</translation>
        </message>
        <message>
            <source>Manner</source>
            <translation>语气</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>音色</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>总计</translation>
        </message>
        <message>
            <source>Spectrum</source>
            <translation>频谱</translation>
        </message>
        <message>
            <source>Spectrum (mel)</source>
            <translation>频谱（mel）</translation>
        </message>
        <message>
            <source>Pitch</source>
            <translation>音高</translation>
        </message>
        <message>
            <source>Voicing</source>
            <translation>浊音</translation>
        </message>
        <message>
            <source>Writing the clips …</source>
            <translation>正在写入片段…</translation>
        </message>
        <message>
            <source>Checking the clips …</source>
            <translation>正在检查片段…</translation>
        </message>
        <message>
            <source>Listening to the clips …</source>
            <translation>正在聆听片段…</translation>
        </message>
        <message>
            <source>no text</source>
            <translation>没有文本</translation>
        </message>
        <message>
            <source>the text is not %1</source>
            <translation>文本不是 %1</translation>
        </message>
        <message>
            <source>unknown language “%1”</source>
            <translation>未知语言“%1”</translation>
        </message>
        <message>
            <source>the recording is not there</source>
            <translation>录音不存在</translation>
        </message>
        <message>
            <source>the recording cannot be read</source>
            <translation>录音无法读取</translation>
        </message>
        <message>
            <source>silence</source>
            <translation>无声</translation>
        </message>
        <message>
            <source>too short (%1)</source>
            <translation>太短（%1）</translation>
        </message>
        <message>
            <source>too long (%1)</source>
            <translation>太长（%1）</translation>
        </message>
        <message>
            <source>overdriven (%1 of it)</source>
            <translation>过载（其中 %1）</translation>
        </message>
        <message>
            <source>the same recording as clip %1</source>
            <translation>与片段 %1 是同一录音</translation>
        </message>
        <message>
            <source>Several speakers (%1): the voice will be a mixture.</source>
            <translation>有多个说话人（%1）：声音会是混合的。</translation>
        </message>
        <message>
            <source>Only %1 of speech; a minute or more is better.</source>
            <translation>只有 %1 的语音；一分钟以上更好。</translation>
        </message>
        <message>
            <source>Clip %1: %2</source>
            <translation>片段 %1：%2</translation>
        </message>
        <message>
            <source>%1 – left out</source>
            <translation>%1 – 已略去</translation>
        </message>
        <message>
            <source>Training begins.</source>
            <translation>训练开始。</translation>
        </message>
        <message>
            <source>The plan has been measured.</source>
            <translation>计划已测好。</translation>
        </message>
        <message>
            <source>%1: epoch %2 of %3 is done.</source>
            <translation>%1：第 %2/%3 轮完成。</translation>
        </message>
        <message>
            <source>%1: before training</source>
            <translation>%1：训练前</translation>
        </message>
        <message>
            <source>%1: after epoch %2</source>
            <translation>%1：第 %2 轮之后</translation>
        </message>
        <message>
            <source>%1, %2 of the words are misread, similarity %3.</source>
            <translation>%1，%2 的词听错，相似度 %3。</translation>
        </message>
        <message>
            <source>The best so far.</source>
            <translation>目前最好。</translation>
        </message>
        <message>
            <source>%1: step %2 is kept.</source>
            <translation>%1：已保留第 %2 步。</translation>
        </message>
        <message>
            <source>Finished. The voice is ready.</source>
            <translation>完成。声音已就绪。</translation>
        </message>
        <message>
            <source>Stopped.</source>
            <translation>已停止。</translation>
        </message>
        <message>
            <source>Failed.</source>
            <translation>失败。</translation>
        </message>
        <message>
            <source>Base model (English)</source>
            <translation>基础模型（英语）</translation>
        </message>
        <message>
            <source>%1 only</source>
            <translation>仅%1</translation>
        </message>
        <message>
            <source>Sound and manner</source>
            <translation>音色和语气</translation>
        </message>
        <message numerus="yes">
            <source>%n epoch(s)</source>
            <translation>
                <numerusform>%n 轮</numerusform>
            </translation>
        </message>
        <message>
            <source>at most %1 min</source>
            <translation>最多 %1 分钟</translation>
        </message>
        <message>
            <source>adapters</source>
            <translation>适配器</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>about %1 s</source>
            <translation>约 %1 秒</translation>
        </message>
        <message>
            <source>about %1 min</source>
            <translation>约 %1 分钟</translation>
        </message>
        <message>
            <source>about %1 h</source>
            <translation>约 %1 小时</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::TrainingRuns</name>
        <message>
            <source>The run cannot be deleted: its folder cannot be written to.</source>
            <translation>无法删除此训练：它的文件夹不可写。</translation>
        </message>
    </context>
</TS>
